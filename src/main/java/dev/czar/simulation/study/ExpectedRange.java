package dev.czar.simulation.study;

import java.util.List;

/** What so many runs came to: the middle one, and what nine of ten stay above and below. */
public record ExpectedRange(double low, double median, double high, int runs) {

    private static final double LOW = 0.1;
    private static final double MEDIAN = 0.5;
    private static final double HIGH = 0.9;

    /** All zero when there is none. */
    public static ExpectedRange of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.isEmpty()
                ? new ExpectedRange(0, 0, 0, 0)
                : new ExpectedRange(at(sorted, LOW), at(sorted, MEDIAN), at(sorted, HIGH), sorted.size());
    }

    public ExpectedRange times(double factor) {
        return new ExpectedRange(low * factor, median * factor, high * factor, runs);
    }

    /** Between two values where the quantile falls between them. */
    private static double at(List<Double> sorted, double quantile) {
        double place = quantile * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.size() - 1, below + 1);
        double value = sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
        return Math.round(value * 1000) / 1000.0;
    }
}
