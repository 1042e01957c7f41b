package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.AgentNameCheck;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.setup.CheckSuggestion;
import dev.czar.project.setup.ProjectInitializer;
import dev.czar.project.setup.ProjectInitializer.InitOptions;
import dev.czar.project.setup.ProjectInitializer.InitReport;
import dev.czar.project.setup.RepositoryKind;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the repository one that Czar can supervise. */
@Command(
        name = "init",
        description = "Write .czar/ with commented examples, and try the checks; what is already there is kept.")
public final class InitCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Option(
            names = "--workers",
            split = ",",
            paramLabel = "W",
            description = "The workers' names, separated by commas.")
    private List<String> workers = InitOptions.usual().workers();

    @Option(
            names = "--agent",
            paramLabel = "NAME",
            description = "The agent all of them run, such as claude or command.")
    private String agent = InitOptions.usual().agent();

    @Option(
            names = "--branch-prefix",
            paramLabel = "PREFIX",
            description = "What the branches of workers begin with, such as team/czar/.")
    private String branchPrefix = InitOptions.usual().branches().prefix();

    @Option(names = "--no-checks", description = "Do not try the checks of czar.yaml on the mainline.")
    private boolean withoutChecks;

    @Override
    public Integer call() {
        try {
            ProjectLayout layout = ProjectLayout.find(czar.directory());
            InitReport report = make(layout);
            if (!czar.json()) {
                SetupReportText.print(czar, report);
            }
            List<DoctorFinding> checks = checks(layout, report);
            if (czar.json()) {
                czar.output()
                        .json(report.with(
                                checks.stream().map(DoctorFinding::sentence).toList()));
            } else {
                checks.forEach(this::print);
                czar.output().line("next: edit .czar/czar.yaml and .czar/work-queue.json, then: czar up");
            }
            return 0;
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }

    private InitReport make(ProjectLayout layout) throws ProjectException {
        InitOptions options = new InitOptions(workers, agent, new TaskBranchNames(branchPrefix));
        Optional<GitRefusal> refusal =
                GitRefusal.beside(RepositoryKind.of(layout, options.wanted(), Optional.empty()), layout);
        if (refusal.isPresent()) {
            throw CommandFailure.of(refusal.get().words(), refusal.get().remedy());
        }
        if (!Files.exists(layout.configFile())) {
            AgentNameCheck.require(agent, Map.of());
        }
        InitReport made = ProjectInitializer.run(czar.directory(), options);
        return made.with(new AgentProbe(layout, czar.environment().variables())
                .findings().stream()
                        .filter(finding -> finding.grade() != DoctorFinding.Grade.OK)
                        .map(DoctorFinding::sentence)
                        .toList());
    }

    /** What the repository's files tell of is tried only for a new czar.yaml: in one that was there a person left it out. */
    private List<DoctorFinding> checks(ProjectLayout layout, InitReport report) {
        String config = layout.root().relativize(layout.configFile()).toString();
        Optional<CheckSuggestion> guess =
                report.created().contains(config) ? CheckSuggestion.of(layout.root()) : Optional.empty();
        return new MainlineCheckProbe(layout, !withoutChecks, czar.environment()).findings(guess);
    }

    private void print(DoctorFinding checks) {
        boolean well = checks.grade() == DoctorFinding.Grade.OK;
        czar.output()
                .line(
                        well ? Colour.GOOD : Colour.CAUTION,
                        well ? "checks  " + checks.found() : "note  " + checks.sentence());
    }

    /** What was made in a project, what was left as it was, and what a person should know. */
    static final class SetupReportText {

        private SetupReportText() {}

        static void print(CzarCommand czar, InitReport report) {
            report.created().forEach(name -> czar.output().line(Colour.GOOD, "made  " + name));
            report.kept().forEach(name -> czar.output().line("kept  " + name));
            report.notes().forEach(note -> czar.output().line(Colour.CAUTION, "note  " + note));
        }
    }
}
