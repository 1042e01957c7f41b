package dev.czar.cli.setup;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.client.WorkerTerminal;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.setup.ServeCommand.ServiceRunner;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.files.RunningCzar;
import dev.czar.project.files.StartLock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Runs Czar for the project of the current directory. */
@Command(name = "up", description = "Run Czar for this project, until Ctrl-C or `czar down`.")
public final class UpCommand implements Callable<Integer> {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration ENDING = Duration.ofSeconds(2);

    @ParentCommand
    private CzarCommand czar;

    @Option(
            names = {"-d", "--detach"},
            description = "Run in the background; return when it is ready.")
    private boolean detach;

    @Option(names = "--port", description = "The port to listen on; 0 for any free one (default: that of czar.yaml).")
    private Integer port;

    @Override
    public Integer call() throws Exception {
        ProjectLayout layout = ProjectLocator.layout(czar);
        int chosen = port == null ? ServiceRunner.config(layout).port() : port;
        return detach ? startInBackground(czar, layout, chosen) : serve(layout, chosen);
    }

    private static int serve(ProjectLayout layout, int chosen) throws IOException {
        long here = ProcessHandle.current().pid();
        try (StartLock start = StartLock.take(layout)) {
            Optional<RunningCzar> running = RunningCzar.find(layout);
            if (running.isEmpty()) {
                start.note(here, Instant.now());
            } else if (running.get().pid() != here) {
                throw supervised(running.get());
            }
        }
        try {
            return ServiceRunner.run(List.of(layout), chosen);
        } finally {
            RunningCzar.forget(layout, here);
        }
    }

    static int startInBackground(CzarCommand czar, ProjectLayout layout, int chosen)
            throws IOException, InterruptedException {
        Path log = Files.createDirectories(layout.logs()).resolve("czar.log");
        long loggedBefore = Files.exists(log) ? Files.size(log) : 0;
        Process service = begin(layout, chosen, log);
        new BackgroundStart(layout, service, START_TIMEOUT, log, loggedBefore).await();
        czar.output().line("Czar runs for " + layout.root() + " (pid " + service.pid() + ", log " + log + ")");
        return 0;
    }

    private static Process begin(ProjectLayout layout, int port, Path log) throws IOException, InterruptedException {
        try (StartLock start = StartLock.take(layout)) {
            requireNoOther(layout);
            Process service = new ProcessBuilder(ServiceCommandLine.of(
                            "up", "--project", layout.root().toString(), "--port", String.valueOf(port)))
                    .directory(layout.root().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            start.note(service.pid(), Instant.now());
            return service;
        }
    }

    /** One that was killed a moment ago may take another to be gone. */
    private static void requireNoOther(ProjectLayout layout) throws IOException, InterruptedException {
        Optional<RunningCzar> other = RunningCzar.find(layout);
        if (other.isPresent() && !ServiceEnd.ofProcess(layout, other.get()).goneWithin(ENDING)) {
            throw supervised(other.get());
        }
    }

    private static CommandFailure supervised(RunningCzar other) {
        return CommandFailure.of(
                "another Czar supervises this project already, pid " + other.pid(),
                "stop it with `czar down`, or look with `czar status`");
    }

    /** Ends the service; workers go on unless asked to end too. */
    @Command(name = "down", description = "Stop Czar; workers are left running unless --workers is given.")
    public static final class DownCommand implements Callable<Integer> {

        @ParentCommand
        private CzarCommand czar;

        @Option(names = "--workers", description = "End the workers' sessions too; their worktrees and branches stay.")
        private boolean workers;

        /** One that does not answer is ended as well; it takes up what it left open at its next start. */
        @Override
        public Integer call() throws IOException, InterruptedException {
            ProjectLayout layout = ProjectLocator.layout(czar);
            if (workers && RunningCzar.find(layout).isEmpty()) {
                return endSessions(layout);
            }
            JsonNode answer = ServiceEnd.of(layout).stop(czar, workers);
            if (czar.json()) {
                czar.output().json(answer);
            } else {
                czar.output().line(answer.path("message").asText());
                czar.output().line(answer.path("ended").asText());
            }
            return 0;
        }

        /** Of workers that went on without Czar. */
        private int endSessions(ProjectLayout layout) {
            ProjectConfig config = ServiceRunner.config(layout);
            int ended =
                    WorkerTerminal.endAll(czar, layout, config, config.workers().keySet());
            String message = "Czar was not running; "
                    + switch (ended) {
                        case 0 -> "no worker had a session";
                        case 1 -> "one worker's session is ended";
                        default -> "the sessions of " + ended + " workers are ended";
                    };
            if (czar.json()) {
                czar.output().json(Map.of("message", message, "ended", ""));
            } else {
                czar.output().line(message);
            }
            return 0;
        }
    }
}
