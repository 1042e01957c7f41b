package dev.czar.ledger.measure;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** One number: {@code value} in {@code unit} taken from {@code samples} things, empty when there was none of them. */
public record Measure(String name, OptionalDouble value, String unit, int samples, String meaning) {

    static Measure count(String name, int count, String meaning) {
        return new Measure(name, OptionalDouble.of(count), "", count, meaning);
    }

    static Measure percent(String name, double part, double whole, String meaning) {
        OptionalDouble value = whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of(rounded(100 * part / whole));
        return new Measure(name, value, "%", (int) Math.round(whole), meaning);
    }

    /** The median, in seconds. */
    static Measure median(String name, List<Duration> times, String meaning) {
        List<Duration> sorted = times.stream().sorted(Comparator.naturalOrder()).toList();
        OptionalDouble value = sorted.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(rounded(sorted.get(sorted.size() / 2).toMillis() / 1000.0));
        return new Measure(name, value, "s", sorted.size(), meaning);
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
