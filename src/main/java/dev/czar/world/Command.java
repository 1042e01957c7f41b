package dev.czar.world;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An external process to run: arguments as they are (no shell), its directory, its whole environment, what it reads, a
 * time limit after which its process tree is killed, and how many bytes of each output stream are kept.
 */
public record Command(
        List<String> argv,
        Path directory,
        Map<String, String> environment,
        byte[] input,
        Duration timeLimit,
        int outputLimit) {
    private static final Duration DEFAULT_TIME_LIMIT = Duration.ofSeconds(30);
    private static final int DEFAULT_OUTPUT_LIMIT = 8 * 1024 * 1024;

    public Command {
        argv = List.copyOf(argv);
        environment = Map.copyOf(environment);
    }

    public static Command of(List<String> argv) {
        return new Command(
                argv,
                Path.of("").toAbsolutePath(),
                System.getenv(),
                new byte[0],
                DEFAULT_TIME_LIMIT,
                DEFAULT_OUTPUT_LIMIT);
    }

    public static Command of(String... argv) {
        return of(List.of(argv));
    }

    public Command in(Path newDirectory) {
        return new Command(argv, newDirectory, environment, input, timeLimit, outputLimit);
    }

    /** With this variable added to the environment. */
    public Command with(String name, String value) {
        Map<String, String> more = new TreeMap<>(environment);
        more.put(name, value);
        return withOnly(more);
    }

    /** With exactly this environment, nothing inherited. */
    public Command withOnly(Map<String, String> newEnvironment) {
        return new Command(argv, directory, newEnvironment, input, timeLimit, outputLimit);
    }

    public Command reading(byte[] newInput) {
        return new Command(argv, directory, environment, newInput, timeLimit, outputLimit);
    }

    public Command within(Duration newTimeLimit) {
        return new Command(argv, directory, environment, input, newTimeLimit, outputLimit);
    }

    public Command keeping(int newOutputLimit) {
        return new Command(argv, directory, environment, input, timeLimit, newOutputLimit);
    }

    /** Runs it to its end. Throws when it cannot be started; a time-out or an exit code is a result. */
    public CommandResult run() throws IOException, InterruptedException {
        return new RunningCommand(this).await();
    }
}
