package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.console.CountText;
import dev.czar.cli.simulation.ProposalOption.ProposalReport;
import dev.czar.project.files.RunningCzar;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What the past advises, with its numbers. */
@Command(
        name = "recommend",
        description =
                "Show what this project and those remembered advise, with counts and intervals; nothing is changed.",
        footer = {"", "What is not told apart by the cases there are is listed as not known yet."})
public final class RecommendCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @ArgGroup(exclusive = false)
    private ProposalOption proposal;

    @Override
    public Integer call() {
        if (proposal != null) {
            ProposalReport report = proposal.search(czar);
            if (report.proposal().isPresent() && isServed()) {
                ProposalsCommand.offer(czar, report.proposal().get().name());
            }
            print(report);
            return 0;
        }
        PastProjects projects = new PastProjects(czar);
        ProjectPast.read(czar).ifPresent(projects::remember);
        List<ProjectPast> all = projects.all();
        LearnedAdvice advice = LearnedAdvice.of(all);
        if (czar.json()) {
            czar.output().json(advice);
            return 0;
        }
        czar.output().line(Colour.FAINT, "from " + CountText.of(all.size(), "project"));
        advice.recommendations().forEach(one -> {
            czar.output().line(one.advice());
            czar.output().line(Colour.FAINT, "  " + one.evidence());
        });
        if (advice.recommendations().isEmpty()) {
            czar.output().line("Nothing can be advised yet.");
        }
        advice.unknown().forEach(one -> czar.output().line(Colour.FAINT, "not known yet: " + one));
        return 0;
    }

    /** Whether a running Czar can take a proposal into the shadow. */
    private boolean isServed() {
        try {
            return RunningCzar.find(ProjectLocator.layout(czar)).isPresent();
        } catch (IOException unreadable) {
            return false;
        }
    }

    private void print(ProposalReport report) {
        if (czar.json()) {
            czar.output().json(report);
            return;
        }
        report.tried().forEach(one -> czar.output()
                .line(
                        one.refused().isEmpty() ? Colour.GOOD : Colour.FAINT,
                        "%s from %s to %s: better by %.1f %% (at least %.1f %%, %d runs)%s"
                                .formatted(
                                        one.limit(),
                                        one.from(),
                                        one.to(),
                                        one.gain(),
                                        one.least(),
                                        one.runs(),
                                        one.refused().isEmpty() ? "" : "; " + one.refused())));
        czar.output()
                .line(report.proposal()
                        .map(found -> "proposed, in .czar/proposals: czar proposals show " + found.name())
                        .orElse("No change of a limit can be shown to help; nothing is proposed."));
    }
}
