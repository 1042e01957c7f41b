package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.console.CommandFailure;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.setup.ProjectInitializer;
import dev.czar.project.setup.ProjectInitializer.InitOptions;
import dev.czar.project.setup.ProjectInitializer.InitReport;
import dev.czar.project.setup.RepositoryKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the repository one that Czar can supervise. */
@Command(name = "init", description = "Write .czar/ with commented examples; what is already there is kept.")
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

    @Override
    public Integer call() {
        InitReport report = make();
        SetupReportText.print(czar, report, "next: edit .czar/czar.yaml and .czar/work-queue.json, then: czar up");
        return 0;
    }

    private InitReport make() {
        try {
            InitOptions options = new InitOptions(workers, agent, new TaskBranchNames(branchPrefix));
            ProjectLayout layout = ProjectLayout.find(czar.directory());
            Optional<GitRefusal> refusal =
                    GitRefusal.beside(RepositoryKind.of(layout, options.wanted(), Optional.empty()), layout);
            if (refusal.isPresent()) {
                throw CommandFailure.of(refusal.get().words(), refusal.get().remedy());
            }
            InitReport made = ProjectInitializer.run(czar.directory(), options);
            List<String> notes = new ArrayList<>(made.notes());
            new AgentProbe(layout, czar.environment().variables())
                    .findings().stream()
                            .filter(finding -> finding.grade() != DoctorFinding.Grade.OK)
                            .forEach(finding -> notes.add(finding.found() + ": " + finding.remedy()));
            return new InitReport(made.created(), made.kept(), notes);
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }
}
