package dev.czar.cli.console;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a program is on the PATH, and the version it says it has (empty when it does not say). */
public record ProgramVersion(boolean present, String number) {

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)+");
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    /** A shell is not asked. */
    public static ProgramVersion of(String program, boolean shell, ProgramLookup programs) {
        Optional<Path> file = programs.find(program);
        return new ProgramVersion(
                file.isPresent(),
                shell ? "" : file.map(found -> asked(found, programs)).orElse(""));
    }

    /** Whether it is of one of the versions, or nothing can be said: 2.1 is 2.1.7, and not 2.10. */
    public boolean isAmong(List<String> tested) {
        return number.isEmpty()
                || tested.isEmpty()
                || tested.stream().anyMatch(one -> number.equals(one) || number.startsWith(one + "."));
    }

    private static String asked(Path program, ProgramLookup programs) {
        try {
            return programs.answer(List.of(program.toString(), "--version"), TIMEOUT)
                    .map(NUMBER::matcher)
                    .filter(Matcher::find)
                    .map(Matcher::group)
                    .orElse("");
        } catch (IOException unanswered) {
            return "";
        }
    }
}
