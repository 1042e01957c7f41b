package dev.czar.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.cli.console.ProcessEnvironment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** One call of the command line in a directory, with what it printed. */
public record CommandLineRun(int code, String out, String err) {

    /** Rules that one test had compiled are found by the next. */
    private static final Path CACHE = Path.of("target", "cache").toAbsolutePath();

    public static CommandLineRun in(Path directory, String... arguments) {
        return in(directory, Map.of(), arguments);
    }

    public static CommandLineRun in(Path directory, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> whole = new HashMap<>(environment);
        whole.putIfAbsent("PATH", System.getenv("PATH"));
        whole.putIfAbsent("HOME", directory.toString());
        whole.putIfAbsent("XDG_CACHE_HOME", CACHE.toString());
        ProcessEnvironment surroundings = new ProcessEnvironment(
                directory, whole, Clock.systemUTC(), false, new PrintWriter(out, true), new PrintWriter(err, true));
        int code = CzarCommand.commandLine(surroundings, arguments).execute(arguments);
        return new CommandLineRun(code, out.toString(), err.toString());
    }

    public JsonNode json() {
        try {
            return new ObjectMapper().readTree(out);
        } catch (IOException malformed) {
            throw new AssertionError("not JSON: " + out, malformed);
        }
    }
}
