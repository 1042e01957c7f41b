package dev.czar.cli.console;

import dev.czar.io.ProgramPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs of this machine: where one is, and what it answers. */
public record ProgramLookup(Map<String, String> environment) {

    private static final int LONGEST_ANSWER = 1_000;

    /** The program's file in the first folder of the PATH that has it. */
    public Optional<Path> find(String program) {
        return ProgramPath.find(program, environment);
    }

    /** The beginning of what it writes; empty when it does not end in time. */
    public Optional<String> answer(List<String> command, Duration atMost) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        return Optional.of(new String(process.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8));
    }
}
