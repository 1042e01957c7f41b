package dev.czar.cli.console;

import dev.czar.io.FailureText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs short programs in one directory. */
public final class ProgramRunner {

    private static final int TIMEOUT_SECONDS = 60;

    private final Path directory;
    private final Map<String, String> variables;

    public ProgramRunner(Path directory) {
        this(directory, Map.of());
    }

    /** {@code variables} are set for the programs beside those of this process. */
    public ProgramRunner(Path directory, Map<String, String> variables) {
        this.directory = directory;
        this.variables = variables;
    }

    /** What it printed; a failure says what it complained about. */
    public String output(String... command) {
        Ended ended = run(command);
        if (ended.exit() != 0) {
            throw CommandFailure.of(
                    String.join(" ", command) + " failed: " + ended.output().strip(), "");
        }
        return ended.output().strip();
    }

    /** The lines it printed, none when it failed. */
    public Stream<String> lines(String... command) {
        Ended ended = run(command);
        return ended.exit() == 0 ? ended.output().lines() : Stream.empty();
    }

    public boolean succeeds(String... command) {
        return run(command).exit() == 0;
    }

    private Ended run(String... command) {
        try {
            Path log = Files.createTempFile("czar-program", ".out");
            try {
                ProcessBuilder builder = new ProcessBuilder(List.of(command));
                builder.environment().putAll(variables);
                Process process = builder.directory(directory.toFile())
                        .redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(log.toFile())
                        .start();
                if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw CommandFailure.of(
                            String.join(" ", command) + " did not end in " + TIMEOUT_SECONDS + " s", "");
                }
                return new Ended(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
            } finally {
                Files.delete(log);
            }
        } catch (IOException failure) {
            throw CommandFailure.of("cannot run " + command[0] + ": " + FailureText.of(failure), "", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("interrupted", "", interrupted);
        }
    }

    private record Ended(int exit, String output) {}
}
