package dev.czar.world;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An external process to run: arguments as they are (no shell), its directory, its whole environment, what it reads, a
 * time limit after which its process tree is killed, and how many bytes of each output stream are kept.
 */
public record ExternalCommand(
        List<String> argv,
        Path directory,
        Map<String, String> environment,
        byte[] input,
        Duration timeLimit,
        int outputLimit) {
    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);
    private static final int DEFAULT_OUTPUT_LIMIT = 8 * 1024 * 1024;
    private static final Map<String, String> DEFAULT_ENVIRONMENT = CleanEnvironment.withoutSecrets(System.getenv());

    public ExternalCommand {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    /** With no secret in its environment. */
    public static ExternalCommand of(List<String> argv) {
        return new ExternalCommand(
                argv,
                Path.of("").toAbsolutePath(),
                DEFAULT_ENVIRONMENT,
                new byte[0],
                DEFAULT_TIME_LIMIT,
                DEFAULT_OUTPUT_LIMIT);
    }

    public static ExternalCommand of(String... argv) {
        return of(List.of(argv));
    }

    public ExternalCommand in(Path newDirectory) {
        return new ExternalCommand(argv, newDirectory, environment, input, timeLimit, outputLimit);
    }

    /** With this variable added to the environment. */
    public ExternalCommand with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return withOnly(more);
    }

    /** With exactly this environment, nothing inherited. */
    public ExternalCommand withOnly(Map<String, String> newEnvironment) {
        return new ExternalCommand(argv, directory, newEnvironment, input, timeLimit, outputLimit);
    }

    public ExternalCommand withInput(byte[] newInput) {
        return new ExternalCommand(argv, directory, environment, newInput, timeLimit, outputLimit);
    }

    public ExternalCommand withTimeLimit(Duration newTimeLimit) {
        return new ExternalCommand(argv, directory, environment, input, newTimeLimit, outputLimit);
    }

    public ExternalCommand withOutputLimit(int newOutputLimit) {
        return new ExternalCommand(argv, directory, environment, input, timeLimit, newOutputLimit);
    }

    /** Runs it to its end. Throws when it cannot be started; a time-out or an exit code is a result. */
    public CommandResult run() throws IOException, InterruptedException {
        return new RunningCommand(this).await();
    }

    /** Runs it to its end and then kills all that it started and left behind, whatever that did to get away; {@code name} is this run's own. */
    public CommandResult runWithoutRemains(String name) throws IOException, InterruptedException {
        try {
            return with(MarkedProcesses.VARIABLE, name).run();
        } finally {
            MarkedProcesses.end(name);
        }
    }

    /**
     * How an external process ended: its exit code (-1 when it was stopped for taking too long), what it wrote (the last
     * bytes only when {@code truncated}) and how long it took.
     */
    public record CommandResult(
            int exit, byte[] outputBytes, byte[] errorBytes, boolean timedOut, boolean truncated, Duration took) {
        public boolean ok() {
            return exit == 0 && !timedOut;
        }

        public String output() {
            return new String(outputBytes, StandardCharsets.UTF_8);
        }

        public String errors() {
            return new String(errorBytes, StandardCharsets.UTF_8);
        }
    }
}
