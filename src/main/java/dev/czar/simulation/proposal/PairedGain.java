package dev.czar.simulation.proposal;

import dev.czar.ledger.measure.StudentQuantile;
import dev.czar.simulation.study.SimulationStudy;
import dev.czar.simulation.study.StudyMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By how much a change makes a measure better in the mean over runs of the same seeds, negative when it makes it worse, with the interval of
 * Student at 95 %; {@code before} is the mean without the change.
 */
public record PairedGain(double before, double gain, double low, double high, int runs) {

    /** Run by run; runs in which one of the two has no value are left out. */
    static PairedGain of(SimulationStudy before, SimulationStudy after, StudyMeasure measure) {
        List<Double> base = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        for (int run = 0; run < Math.min(before.runs(), after.runs()); run++) {
            Optional<Double> was = before.value(run, measure);
            Optional<Double> is = after.value(run, measure);
            if (was.isPresent() && is.isPresent()) {
                base.add(was.get());
                gains.add(measure.isBetterLow() ? was.get() - is.get() : is.get() - was.get());
            }
        }
        return of(base, gains);
    }

    /** {@code base} are the values without the change, {@code gains} by how much each pair is better with it. */
    public static PairedGain of(List<Double> base, List<Double> gains) {
        double mean = mean(gains);
        int runs = gains.size();
        if (runs < 2) {
            return new PairedGain(mean(base), mean, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, runs);
        }
        double variance = gains.stream()
                        .mapToDouble(gain -> (gain - mean) * (gain - mean))
                        .sum()
                / (runs - 1);
        double quantile = StudentQuantile.of(runs - 1);
        double half = quantile * Math.sqrt(variance / runs);
        return new PairedGain(mean(base), mean, mean - half, mean + half, runs);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(value -> value).average().orElse(0);
    }

    /** The gain in percent of what it was; 0 when that was nothing. */
    public double percent() {
        return before == 0 ? 0 : 100 * gain / before;
    }

    /** The lower end of the interval, in percent. */
    public double lowPercent() {
        return before == 0 ? 0 : 100 * low / before;
    }

    /** The interval leaves out zero, on the good side. */
    public boolean isBetter() {
        return low > 0;
    }

    /** The interval leaves out zero, on the bad side. */
    public boolean isWorse() {
        return high < 0;
    }
}
