package dev.czar.cli.setup;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.setup.InitCommand.SetupReportText;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.setup.OldQueueImporter;
import dev.czar.project.setup.ProjectInitializer.InitReport;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Takes over the tasks of a supervisor made of scripts. */
@Command(
        name = "import",
        description =
                "Take over tasks from a folder with work-queue.json, dependencies.json and task texts; what is here stays.")
public final class ImportCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(paramLabel = "DIR", description = "The folder of the supervisor used so far.")
    private Path folder;

    @Override
    public Integer call() {
        ProjectLayout layout = ProjectLocator.layout(czar);
        Path source = czar.environment().directory().resolve(folder);
        InitReport report = take(source, layout);
        if (czar.json()) {
            czar.output().json(report);
        } else {
            SetupReportText.print(czar, report);
            czar.output().line("next: look at .czar/work-queue.json, then: czar up");
        }
        return 0;
    }

    private InitReport take(Path source, ProjectLayout layout) {
        try {
            return OldQueueImporter.run(source, layout, czar.environment().clock());
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }
}
