package dev.czar.cli.console;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** All that a command may know of the process it runs in. */
public record ProcessEnvironment(
        Path directory,
        Map<String, String> variables,
        Clock clock,
        boolean terminal,
        PrintWriter out,
        PrintWriter err) {

    public ProcessEnvironment {
        variables = Map.copyOf(variables);
    }

    public static ProcessEnvironment ofProcess() {
        return new ProcessEnvironment(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                Clock.systemUTC(),
                System.console() != null,
                new PrintWriter(System.out, true),
                new PrintWriter(System.err, true));
    }

    /** Who gives an order, when nobody else is named. */
    public String user() {
        return variables.getOrDefault("USER", "cli");
    }

    /** Whether output may be coloured: on a terminal, unless NO_COLOR is set to anything. */
    public boolean usesColour() {
        return terminal && variables.getOrDefault("NO_COLOR", "").isEmpty();
    }
}
