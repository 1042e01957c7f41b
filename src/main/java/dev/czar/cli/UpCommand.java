package dev.czar.cli;

import dev.czar.project.ProjectLayout;
import dev.czar.project.RunningCzar;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs Czar for the project of the current directory. */
@Command(name = "up", description = "Run Czar for this project, until Ctrl-C or `czar down`.")
final class UpCommand implements Callable<Integer> {

    private static final int PATIENCE_SECONDS = 60;

    @ParentCommand
    private Czar czar;

    @Option(
            names = {"-d", "--detach"},
            description = "Run in the background; return when it is ready.")
    private boolean detach;

    @Option(names = "--port", description = "The port to listen on; 0 for any free one (default: that of czar.yaml).")
    private Integer port;

    @Override
    public Integer call() throws Exception {
        ProjectLayout layout = Layouts.of(czar);
        int chosen = port == null ? Serving.config(layout).port() : port;
        return detach ? background(layout, chosen) : Serving.run(List.of(layout), chosen);
    }

    private int background(ProjectLayout layout, int chosen) throws IOException, InterruptedException {
        Path log = Files.createDirectories(layout.logs()).resolve("czar.log");
        Process service = new ProcessBuilder(
                        SameProgram.as("up", "--project", layout.root().toString(), "--port", String.valueOf(chosen)))
                .directory(layout.root().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        for (int second = 0; second < PATIENCE_SECONDS * 5; second++) {
            if (runs(layout, service)) {
                czar.output().line("Czar runs for " + layout.root() + " (pid " + service.pid() + ", log " + log + ")");
                return 0;
            }
            if (service.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw Failure.of("Czar ended at once, with exit code " + service.exitValue(), "its log: " + log);
            }
        }
        throw Failure.of("Czar is not ready after " + PATIENCE_SECONDS + " s", "its log: " + log);
    }

    private static boolean runs(ProjectLayout layout, Process service) throws IOException {
        return RunningCzar.find(layout)
                .filter(running -> running.pid() == service.pid())
                .isPresent();
    }
}
