package dev.czar.rule.check.syntax;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** A unit in which rules write times, as in {@code Duration.ofMinutes( 45 )}, and what people write for it; the largest first. */
public enum DurationUnit {
    DAYS("ofDays", "d", Duration.ofDays(1)),
    HOURS("ofHours", "h", Duration.ofHours(1)),
    MINUTES("ofMinutes", "m", Duration.ofMinutes(1)),
    SECONDS("ofSeconds", "s", Duration.ofSeconds(1)),
    MILLISECONDS("ofMillis", "ms", Duration.ofMillis(1));

    private final String method;
    private final String suffix;
    private final Duration length;

    DurationUnit(String method, String suffix, Duration length) {
        this.method = method;
        this.suffix = suffix;
        this.length = length;
    }

    public static Optional<DurationUnit> ofMethod(String method) {
        return Stream.of(values()).filter(unit -> unit.method.equals(method)).findFirst();
    }

    public static Optional<DurationUnit> ofSuffix(String suffix) {
        return Stream.of(values()).filter(unit -> unit.suffix.equals(suffix)).findFirst();
    }

    /** A time in the largest unit of which it is a whole number, as rules write it. */
    static String written(Duration time) {
        DurationUnit largest = Stream.of(values())
                .filter(unit -> time.toMillis() % unit.length.toMillis() == 0)
                .findFirst()
                .orElse(MILLISECONDS);
        return largest.written(String.valueOf(time.toMillis() / largest.length.toMillis()));
    }

    /** So many of them, as rules write it. */
    public String written(String number) {
        return "Duration." + method + "( " + number + " )";
    }

    public String method() {
        return method;
    }

    public String suffix() {
        return suffix;
    }

    public Duration length() {
        return length;
    }
}
