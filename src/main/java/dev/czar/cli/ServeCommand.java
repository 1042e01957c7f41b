package dev.czar.cli;

import dev.czar.project.ProjectLayout;
import dev.czar.project.ProjectProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs one service for several projects. */
@Command(name = "serve", description = "Run one service in the foreground for several projects.")
final class ServeCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

    @Parameters(arity = "1..*", paramLabel = "DIR", description = "A directory in each repository to serve.")
    private List<Path> directories = new ArrayList<>();

    @Option(names = "--port", description = "The port to listen on; 0 for any free one (default: ${DEFAULT-VALUE}).")
    private int port = 7077;

    @Override
    public Integer call() {
        List<ProjectLayout> projects = directories.stream().map(this::layout).toList();
        projects.forEach(Serving::config);
        return Serving.run(projects, port);
    }

    private ProjectLayout layout(Path directory) {
        try {
            return ProjectLayout.find(czar.directory().resolve(directory));
        } catch (ProjectProblem problem) {
            throw Failure.of(problem.getMessage(), "", problem);
        }
    }
}
