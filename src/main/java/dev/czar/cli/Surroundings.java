package dev.czar.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** All that a command may know of the process it runs in. */
public record Surroundings(
        Path directory,
        Map<String, String> environment,
        Clock clock,
        boolean terminal,
        PrintWriter out,
        PrintWriter err) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public static Surroundings ofProcess() {
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                Clock.systemUTC(),
                System.console() != null,
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true));
    }

    /** Whether output may be coloured: on a terminal, unless NO_COLOR is set to anything. */
    /** Who gives an order, when nobody else is named. */
    String user() {
        return environment.getOrDefault("USER", "cli");
    }

    boolean colourful() {
        return terminal && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
