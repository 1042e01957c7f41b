package dev.czar.cli.demo;

import dev.czar.cli.client.ServiceClient;
import dev.czar.cli.client.ServiceLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.setup.ServiceCommandLine;
import dev.czar.io.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Czar itself, running for the sample project as {@code czar up} would run it, in a process of its own. */
final class CzarProcess {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(15);
    private static final int LAST_LINES = 30;

    private final Process process;
    private final DemoRepository repository;
    private final Path log;

    private CzarProcess(Process process, DemoRepository stage, Path log) {
        this.process = process;
        this.repository = stage;
        this.log = log;
    }

    static CzarProcess start(DemoRepository stage) {
        Path log = stage.folder().resolve("czar.log");
        try {
            Process process = new ProcessBuilder(ServiceCommandLine.of(
                            "up", "--project", stage.repository().toString()))
                    .directory(stage.repository().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .start();
            return new CzarProcess(process, stage, log);
        } catch (IOException failure) {
            throw CommandFailure.of("cannot start Czar: " + FailureText.of(failure), "", failure);
        }
    }

    /** Waits until it answers. */
    ServiceClient awaitReady() throws InterruptedException {
        for (int tries = 0; tries < START_TIMEOUT.toMillis() / 100; tries++) {
            if (hasEndedWithin(Duration.ofMillis(100))) {
                throw CommandFailure.of("Czar exited during start-up:\n" + lastLines(), "");
            }
            try {
                ServiceClient remote = ServiceLocator.locate(repository.layout());
                remote.get("/api/v1/projects/" + repository.config().project());
                return remote;
            } catch (CommandFailure notYet) {
                continue;
            }
        }
        throw CommandFailure.of("Czar did not get ready in " + START_TIMEOUT.toSeconds() + " s:\n" + lastLines(), "");
    }

    /** Waits this long, or less when it ends. */
    boolean hasEndedWithin(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it politely, then surely. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!hasEndedWithin(STOP_TIMEOUT)) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(" + log + " cannot be read: " + FailureText.of(unreadable) + ")";
        }
    }
}
