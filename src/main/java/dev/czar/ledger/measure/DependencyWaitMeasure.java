package dev.czar.ledger.measure;

import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.ledger.measure.IdleTimeMeasure.AvoidableIdleMeasure;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long a task still waited after the last of its requirements was in. */
final class DependencyWaitMeasure implements Function<EventHistory, MeasureResult> {

    @Override
    public MeasureResult apply(EventHistory past) {
        List<Duration> waits = past.seen(Dependency.class)
                .map(seen -> seen.fact().task())
                .distinct()
                .flatMap(task -> wait(past, task).stream())
                .toList();
        return MeasureResult.median(
                "dependency wait", waits, "from a task's last requirement in the omnibus to the delivery of the task");
    }

    /** Empty when it was delivered before its requirement was known. */
    private static Optional<Duration> wait(EventHistory past, String task) {
        return AvoidableIdleMeasure.readyAt(past, task).flatMap(ready -> past.first(Delivery.class, task)
                .filter(delivered -> !delivered.isBefore(ready))
                .map(delivered -> Duration.between(ready, delivered)));
    }
}
