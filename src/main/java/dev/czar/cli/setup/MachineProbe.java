package dev.czar.cli.setup;

import dev.czar.cli.console.ConsoleOutput.PrintableText;
import dev.czar.cli.console.ProgramLookup;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the doctor looks at on the machine: Java and the programs Czar needs. */
final class MachineProbe {

    private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final ProgramLookup programs;

    MachineProbe(Map<String, String> environment) {
        this.programs = new ProgramLookup(environment);
    }

    List<DoctorFinding> findings() {
        return List.of(
                java(),
                program("git", List.of("git", "--version"), 2, 39),
                program("tmux", List.of("tmux", "-V"), 3, 2));
    }

    private static DoctorFinding java() {
        int version = Runtime.version().feature();
        return version >= 17
                ? DoctorFinding.ok("java", Runtime.version().toString())
                : DoctorFinding.fail("java", String.valueOf(version), "install Java 17 or newer");
    }

    private DoctorFinding program(String name, List<String> command, int major, int minor) {
        String remedy = "install " + name + " " + major + "." + minor + " or newer";
        try {
            String answer = programs.answer(command, TIMEOUT).orElse("nothing in time");
            Matcher matcher = VERSION.matcher(answer);
            if (!matcher.find()) {
                return DoctorFinding.warn(name, "answers \"" + PrintableText.line(answer) + "\"", remedy);
            }
            return atLeast(matcher, major, minor)
                    ? DoctorFinding.ok(name, matcher.group())
                    : DoctorFinding.fail(name, matcher.group(), remedy);
        } catch (IOException absent) {
            return DoctorFinding.fail(name, "not found", remedy);
        }
    }

    private static boolean atLeast(Matcher version, int major, int minor) {
        int found = Integer.parseInt(version.group(1));
        return found > major || (found == major && Integer.parseInt(version.group(2)) >= minor);
    }
}
