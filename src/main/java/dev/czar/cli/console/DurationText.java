package dev.czar.cli.console;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Durations the way people read them: {@code 850ms}, {@code 12s}, {@code 3m 5s}, {@code 2h 10m}, {@code 3d 4h}. */
public final class DurationText {

    private DurationText() {}

    public static String of(JsonNode node) {
        try {
            return node.isTextual() ? of(Duration.parse(node.asText())) : "";
        } catch (DateTimeParseException other) {
            return node.asText();
        }
    }

    public static String of(Duration age) {
        if (age.isNegative()) {
            return "0s";
        }
        if (age.compareTo(Duration.ofSeconds(1)) < 0) {
            return age.toMillis() + "ms";
        }
        if (age.toDays() > 0) {
            return pair(age.toDays(), "d", age.toHoursPart(), "h");
        }
        if (age.toHours() > 0) {
            return pair(age.toHours(), "h", age.toMinutesPart(), "m");
        }
        return age.toMinutes() > 0 ? pair(age.toMinutes(), "m", age.toSecondsPart(), "s") : age.toSeconds() + "s";
    }

    private static String pair(long large, String largeUnit, int small, String smallUnit) {
        return large + largeUnit + (small == 0 ? "" : " " + small + smallUnit);
    }
}
