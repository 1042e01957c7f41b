package dev.czar.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the doctor looks at on the machine: Java and the programs Czar needs. */
final class Machine {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final long PATIENCE_SECONDS = 10;

    private final Map<String, String> environment;

    Machine(Map<String, String> environment) {
        this.environment = environment;
    }

    List<Finding> findings() {
        return List.of(
                java(),
                program("git", List.of("git", "--version"), 2, 39),
                program("tmux", List.of("tmux", "-V"), 3, 2));
    }

    private static Finding java() {
        int version = Runtime.version().feature();
        return version >= 17
                ? Finding.ok("java", Runtime.version().toString())
                : Finding.fail("java", String.valueOf(version), "install Java 17 or newer");
    }

    private Finding program(String name, List<String> command, int major, int minor) {
        String remedy = "install " + name + " " + major + "." + minor + " or newer";
        try {
            String answer = run(command);
            Matcher matcher = VERSION.matcher(answer);
            if (!matcher.find()) {
                return Finding.warn(name, "answers \"" + Printable.line(answer) + "\"", remedy);
            }
            return atLeast(matcher, major, minor)
                    ? Finding.ok(name, matcher.group())
                    : Finding.fail(name, matcher.group(), remedy);
        } catch (IOException absent) {
            return Finding.fail(name, "not found", remedy);
        }
    }

    private static boolean atLeast(Matcher version, int major, int minor) {
        int found = Integer.parseInt(version.group(1));
        return found > major || (found == major && Integer.parseInt(version.group(2)) >= minor);
    }

    private String run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "nothing in time";
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
        return new String(process.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8);
    }
}
