package dev.czar.project.files;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads durations as people write them: {@code 90s}, {@code 5m}, {@code 2h}, {@code 200ms}, or ISO such as {@code PT5M}. */
final class DurationReader {

    static final String EXPECTED = "a duration such as 90s, 5m, 2h or PT5M";
    private static final Pattern SHORT = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?[smhd]", Pattern.CASE_INSENSITIVE);
    private static final Pattern MILLIS = Pattern.compile("(\\d{1,9})ms");

    private DurationReader() {}

    static Optional<Duration> parse(String text) {
        var millis = MILLIS.matcher(text);
        if (millis.matches()) {
            return Optional.of(Duration.ofMillis(Long.parseLong(millis.group(1))));
        }
        try {
            Duration parsed = Duration.parse(SHORT.matcher(text).matches() ? iso(text) : text);
            return Optional.of(parsed).filter(duration -> !duration.isNegative());
        } catch (DateTimeParseException otherwise) {
            return Optional.empty();
        }
    }

    private static String iso(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        return upper.endsWith("D") ? "P" + upper : "PT" + upper;
    }
}
