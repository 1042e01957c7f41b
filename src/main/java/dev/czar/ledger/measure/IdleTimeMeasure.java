package dev.czar.ledger.measure;

import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Worker;
import dev.czar.ledger.measure.EventHistory.AssignmentPeriod;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The share of the workers' time in which they had no task, from the first claim to the last integration. */
final class IdleTimeMeasure implements Function<EventHistory, MeasureResult> {

    @Override
    public MeasureResult apply(EventHistory past) {
        List<AssignmentPeriod> shifts = AssignmentPeriod.of(past);
        double whole = seconds(total(past, shifts));
        double busy =
                shifts.stream().mapToDouble(shift -> seconds(shift.length())).sum();
        return MeasureResult.percent(
                "idle time", Math.max(0, whole - busy), whole, "worker seconds without a task, of all");
    }

    /** The time of all workers together. */
    static Duration total(EventHistory past, List<AssignmentPeriod> shifts) {
        if (shifts.isEmpty()) {
            return Duration.ZERO;
        }
        Instant last = shifts.stream()
                .map(AssignmentPeriod::to)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long workers =
                past.seen(Worker.class).map(seen -> seen.fact().id()).distinct().count();
        return Duration.between(shifts.get(0).from(), last).multipliedBy(workers);
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    /** The share of the workers' time in which one had no task although the task it got next was ready. */
    static final class AvoidableIdleMeasure implements Function<EventHistory, MeasureResult> {

        @Override
        public MeasureResult apply(EventHistory past) {
            List<AssignmentPeriod> shifts = AssignmentPeriod.of(past);
            double lost = shifts.stream()
                    .mapToDouble(shift -> IdleTimeMeasure.seconds(lost(past, shifts, shift)))
                    .sum();
            return MeasureResult.percent(
                    "avoidable idle time",
                    lost,
                    IdleTimeMeasure.seconds(IdleTimeMeasure.total(past, shifts)),
                    "worker seconds without a task while the next one was ready, of all");
        }

        private static Duration lost(EventHistory past, List<AssignmentPeriod> shifts, AssignmentPeriod shift) {
            Optional<Instant> free = shifts.stream()
                    .filter(other ->
                            other.worker().equals(shift.worker()) && !other.to().isAfter(shift.from()))
                    .map(AssignmentPeriod::to)
                    .max(Comparator.naturalOrder());
            return Stream.concat(readyAt(past, shift.task()).stream(), free.stream())
                    .max(Comparator.naturalOrder())
                    .map(since -> Duration.between(since, shift.from()))
                    .filter(wait -> !wait.isNegative())
                    .orElse(Duration.ZERO);
        }

        /** When the last of a task's requirements was in, or the task was first seen. */
        static Optional<Instant> readyAt(EventHistory past, String task) {
            Stream<Instant> requirements = past.seen(Dependency.class)
                    .map(DatedFact::fact)
                    .filter(dependency -> dependency.task().equals(task))
                    .flatMap(dependency -> past.first(Integrated.class, dependency.requirement()).stream());
            return Stream.concat(past.first(Task.class, task).stream(), requirements)
                    .max(Comparator.naturalOrder());
        }
    }
}
