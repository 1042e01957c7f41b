package dev.czar.ledger.measure;

import dev.czar.fact.Order;
import dev.czar.ledger.measure.IdleTimeMeasure.AvoidableIdleMeasure;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/** Everything that is measured of a project's past; the same past always gives the same numbers. */
public final class ProjectMeasures {

    private static final List<Function<EventHistory, MeasureResult>> ALL = List.of(
            new TaskAccuracyMeasure(),
            new DuplicatedWorkMeasure(),
            new HumanActionMeasure(),
            new StuckDetectionMeasure(),
            new CrashDetectionMeasure(),
            new IdleTimeMeasure(),
            new AvoidableIdleMeasure(),
            new DependencyWaitMeasure(),
            new ConflictLeadMeasure());

    private ProjectMeasures() {}

    public static int humanActions(EventHistory past) {
        return HumanActionMeasure.count(past);
    }

    public static List<MeasureResult> of(EventHistory past) {
        return ALL.stream().map(measure -> measure.apply(past)).toList();
    }

    /** How often a human had to say something. */
    static final class HumanActionMeasure implements Function<EventHistory, MeasureResult> {

        @Override
        public MeasureResult apply(EventHistory past) {
            return MeasureResult.count("human actions", count(past), "orders given by humans");
        }

        static int count(EventHistory past) {
            return (int) past.seen(Order.class).distinct().count();
        }
    }

    /** One number: {@code value} in {@code unit} taken from {@code samples} things, empty when there was none of them. */
    public record MeasureResult(String name, OptionalDouble value, String unit, int samples, String meaning) {

        static MeasureResult count(String name, int count, String meaning) {
            return new MeasureResult(name, OptionalDouble.of(count), "", count, meaning);
        }

        static MeasureResult percent(String name, double part, double whole, String meaning) {
            OptionalDouble value = whole <= 0 ? OptionalDouble.empty() : OptionalDouble.of(rounded(100 * part / whole));
            return new MeasureResult(name, value, "%", (int) Math.round(whole), meaning);
        }

        /** The median, in seconds. */
        static MeasureResult median(String name, List<Duration> times, String meaning) {
            List<Duration> sorted =
                    times.stream().sorted(Comparator.naturalOrder()).toList();
            OptionalDouble value = sorted.isEmpty()
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(rounded(sorted.get(sorted.size() / 2).toMillis() / 1000.0));
            return new MeasureResult(name, value, "s", sorted.size(), meaning);
        }

        private static double rounded(double value) {
            return Math.round(value * 10) / 10.0;
        }
    }
}
