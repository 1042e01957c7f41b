package dev.czar.ledger.measure;

import dev.czar.fact.Dependency;
import dev.czar.fact.Integrated;
import dev.czar.fact.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The share of the workers' time in which one had no task although the task it got next was ready. */
final class IdleBesideWork implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        List<Shift> shifts = Shift.of(past);
        double lost = shifts.stream()
                .mapToDouble(shift -> IdleTime.seconds(lost(past, shifts, shift)))
                .sum();
        return Measure.percent(
                "idle beside ready work",
                lost,
                IdleTime.seconds(IdleTime.total(past, shifts)),
                "worker seconds without a task while the next one was ready, of all");
    }

    private static Duration lost(Past past, List<Shift> shifts, Shift shift) {
        Optional<Instant> free = shifts.stream()
                .filter(other ->
                        other.worker().equals(shift.worker()) && !other.to().isAfter(shift.from()))
                .map(Shift::to)
                .max(Comparator.naturalOrder());
        return Stream.concat(ready(past, shift.task()).stream(), free.stream())
                .max(Comparator.naturalOrder())
                .map(since -> Duration.between(since, shift.from()))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
    }

    /** When the last of a task's requirements was in, or the task was first seen. */
    static Optional<Instant> ready(Past past, String task) {
        Stream<Instant> requirements = past.seen(Dependency.class)
                .map(Seen::fact)
                .filter(dependency -> dependency.task().equals(task))
                .flatMap(
                        dependency -> past
                                .first(
                                        Integrated.class,
                                        integrated -> integrated.task().equals(dependency.requirement()))
                                .stream());
        return Stream.concat(past.first(Task.class, fact -> fact.id().equals(task)).stream(), requirements)
                .max(Comparator.naturalOrder());
    }
}
