package dev.czar.cli.simulation;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** How many runs came out at what: steps of the same width from the least to the most of all groups, counted for each group. */
record RunHistogram(double first, double last, List<List<Integer>> groups) {

    static final int STEPS = 12;
    private static final double NEAR = 1e-9;

    RunHistogram {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /** Of groups of which at least one has a value. */
    static RunHistogram of(List<List<Double>> groups) {
        List<Double> all = groups.stream().flatMap(List::stream).toList();
        double first = Collections.min(all);
        double last = Collections.max(all);
        return new RunHistogram(
                first,
                last,
                groups.stream().map(group -> counts(group, first, last)).toList());
    }

    private static List<Integer> counts(List<Double> values, double first, double last) {
        Integer[] counts = Stream.generate(() -> 0).limit(STEPS).toArray(Integer[]::new);
        values.forEach(
                value -> counts[(int) Math.min(STEPS - 1.0, STEPS * (value - first) / Math.max(NEAR, last - first))]++);
        return List.of(counts);
    }

    int most() {
        return groups.stream().flatMap(List::stream).max(Integer::compare).orElse(0);
    }

    /** Where a step begins; that of {@link #STEPS} is where the last one ends. */
    double edge(int step) {
        return first + (last - first) * step / STEPS;
    }

    /** How far a value is from the first to the last, from 0 to 1. */
    double place(double value) {
        return last - first < NEAR ? 0.5 : Math.min(1, Math.max(0, (value - first) / (last - first)));
    }
}
