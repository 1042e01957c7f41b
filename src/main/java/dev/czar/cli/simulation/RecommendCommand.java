package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.ConsoleOutput.Colour;
import java.util.List;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() {
        PastProjects projects = new PastProjects(czar);
        ProjectPast.read(czar).ifPresent(projects::remember);
        List<ProjectPast> all = projects.all();
        LearnedAdvice advice = LearnedAdvice.of(all);
        if (czar.json()) {
            czar.output().json(advice);
            return 0;
        }
        czar.output().line(Colour.FAINT, "from %d projects".formatted(all.size()));
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
}
