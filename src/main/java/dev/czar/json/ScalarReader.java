package dev.czar.json;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads single values; what does not fit exactly is empty, nothing is coerced. */
final class ScalarReader {

    /** Longer ages than a thousand years overflow sums and mean nothing. */
    private static final Duration LONGEST = Duration.ofDays(365_250);

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private ScalarReader() {}

    static Optional<?> read(Object value, Class<?> type) {
        if (type == boolean.class) {
            return value instanceof Boolean ? Optional.of(value) : Optional.empty();
        }
        if (type == int.class) {
            return value instanceof Integer ? Optional.of(value) : Optional.empty();
        }
        if (type == long.class) {
            return value instanceof Integer || value instanceof Long
                    ? Optional.of(((Number) value).longValue())
                    : Optional.empty();
        }
        return value instanceof String text ? text(text, type) : Optional.empty();
    }

    private static Optional<?> text(String text, Class<?> type) {
        if (type == String.class) {
            return Optional.of(text);
        }
        if (type.isEnum()) {
            return Stream.of(type.getEnumConstants())
                    .filter(constant -> constant.toString().equals(text))
                    .findFirst();
        }
        try {
            return type == Duration.class ? duration(text) : instant(text);
        } catch (DateTimeParseException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> duration(String text) {
        return Optional.of(Duration.parse(text))
                .filter(duration -> duration.compareTo(LONGEST) <= 0 && duration.compareTo(LONGEST.negated()) >= 0);
    }

    private static Optional<Instant> instant(String text) {
        return Optional.of(Instant.parse(text))
                .filter(instant -> !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST));
    }
}
