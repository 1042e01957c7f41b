package dev.czar.rule.match;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The values that literals stand for. */
final class LiteralParser {

    private static final Pattern DURATION =
            Pattern.compile("Duration\\.of(Millis|Seconds|Minutes|Hours|Days)\\(\\s*(\\d{1,9})\\s*\\)");

    private LiteralParser() {}

    /** Empty when the text is no literal of the type. */
    static Optional<Object> of(String text, Class<?> type) {
        if (type == String.class) {
            return text.matches("\"[^\"\\\\]*\"")
                    ? Optional.of(text.substring(1, text.length() - 1))
                    : Optional.empty();
        }
        if (type == boolean.class || type == Boolean.class) {
            return text.matches("true|false") ? Optional.of(Boolean.valueOf(text)) : Optional.empty();
        }
        if (type == int.class || type == Integer.class) {
            return text.matches("-?\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
        }
        if (type == long.class || type == Long.class) {
            return text.matches("-?\\d{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
        }
        if (type == Duration.class) {
            return duration(text);
        }
        return type.isEnum() ? constant(text.substring(text.lastIndexOf('.') + 1), type) : Optional.empty();
    }

    private static Optional<Object> duration(String text) {
        Matcher written = DURATION.matcher(text);
        return written.matches()
                ? Optional.of(Duration.of(
                        Long.parseLong(written.group(2)),
                        ChronoUnit.valueOf(written.group(1).toUpperCase(Locale.ROOT))))
                : Optional.empty();
    }

    private static Optional<Object> constant(String name, Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(Object.class::cast)
                .filter(constant -> constant.toString().equals(name))
                .findFirst();
    }
}
