package dev.czar.cli.demo;

import dev.czar.cli.Announced;
import dev.czar.cli.Failure;
import dev.czar.cli.Remote;
import dev.czar.cli.SameProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Czar itself, running for the sample project as {@code czar up} would run it, in a process of its own. */
final class Supervisor {

    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration END = Duration.ofSeconds(15);
    private static final int LAST_LINES = 30;

    private final Process process;
    private final Stage stage;
    private final Path log;

    private Supervisor(Process process, Stage stage, Path log) {
        this.process = process;
        this.stage = stage;
        this.log = log;
    }

    static Supervisor start(Stage stage) {
        Path log = stage.folder().resolve("czar.log");
        try {
            Process process = new ProcessBuilder(
                            SameProgram.as("up", "--project", stage.repository().toString()))
                    .directory(stage.repository().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(log.toFile())
                    .start();
            return new Supervisor(process, stage, log);
        } catch (IOException failure) {
            throw Failure.of("cannot start Czar: " + failure.getMessage(), "", failure);
        }
    }

    /** Waits until it answers. */
    Remote ready() throws InterruptedException {
        for (int tries = 0; tries < START.toMillis() / 100; tries++) {
            if (ended(Duration.ofMillis(100))) {
                throw Failure.of("Czar ended while it started:\n" + lastLines(), "");
            }
            try {
                Remote remote = Announced.service(stage.layout());
                remote.get("/api/projects/" + stage.config().project());
                return remote;
            } catch (Failure notYet) {
                continue;
            }
        }
        throw Failure.of("Czar did not get ready in " + START.toSeconds() + " s:\n" + lastLines(), "");
    }

    /** Waits this long, or less when it ends. */
    boolean ended(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends it politely, then surely. */
    void end() throws InterruptedException {
        process.destroy();
        if (!ended(END)) {
            process.destroyForcibly();
            process.waitFor();
        }
    }

    String lastLines() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        } catch (IOException unreadable) {
            return "(" + log + " cannot be read: " + unreadable.getMessage() + ")";
        }
    }
}
