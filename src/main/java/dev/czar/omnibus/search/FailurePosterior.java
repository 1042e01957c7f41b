package dev.czar.omnibus.search;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How likely each place of a sequence is where it first fails: place 0 is what it stands on, the last place is nowhere. A
 * prefix that passed is good; one that is good fails at {@code flakeRate}, one that is bad always.
 */
record FailurePosterior(double[] weights) {
    private static final double ENOUGH = 0.99;

    static FailurePosterior of(double[] prior, double flakeRate, TrialCounts tally) {
        double[] weights = prior.clone();
        for (int prefix = 0; prefix < weights.length - 1; prefix++) {
            double unlucky = Math.pow(flakeRate, tally.failures(prefix));
            boolean passed = tally.passed(prefix);
            for (int place = 0; place < weights.length; place++) {
                boolean bad = place <= prefix;
                weights[place] *= bad ? (passed ? 0 : 1) : unlucky;
            }
        }
        double total = Arrays.stream(weights).sum();
        return new FailurePosterior(
                Arrays.stream(weights).map(weight -> weight / total).toArray());
    }

    /** The place, when it is as good as sure. */
    OptionalInt certainPlace() {
        return IntStream.range(0, weights.length)
                .filter(place -> weights[place] >= ENOUGH)
                .findFirst();
    }

    /** The prefixes to try next, so that they cut what is likely into as many equal parts as possible. */
    TreeSet<Integer> splitPoints(int parts) {
        TreeSet<Integer> cuts = new TreeSet<>();
        for (int cut = 1; cut < parts; cut++) {
            nearest((double) cut / parts).ifPresent(cuts::add);
        }
        return cuts;
    }

    private OptionalInt nearest(double share) {
        double below = 0;
        double least = Double.MAX_VALUE;
        OptionalInt nearest = OptionalInt.empty();
        for (int prefix = 0; prefix < weights.length - 1; prefix++) {
            below += weights[prefix];
            boolean cuts = below > 0 && below < 1;
            if (cuts && Math.abs(below - share) < least) {
                least = Math.abs(below - share);
                nearest = OptionalInt.of(prefix);
            }
        }
        return nearest;
    }

    /** What was seen of the prefixes of a sequence. */
    interface TrialCounts {
        int failures(int prefix);

        boolean passed(int prefix);
    }
}
