package dev.czar.ledger.measure;

import dev.czar.fact.Delivery;
import dev.czar.fact.Dependency;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long a task still waited after the last of its requirements was in. */
final class DependencyWait implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        List<Duration> waits = past.seen(Dependency.class)
                .map(seen -> seen.fact().task())
                .distinct()
                .flatMap(task -> wait(past, task).stream())
                .toList();
        return Measure.median(
                "dependency wait", waits, "from a task's last requirement in the omnibus to the delivery of the task");
    }

    /** Empty when it was delivered before its requirement was known. */
    private static Optional<Duration> wait(Past past, String task) {
        return IdleBesideWork.ready(past, task).flatMap(ready -> past.first(
                        Delivery.class, delivery -> delivery.task().equals(task))
                .filter(delivered -> !delivered.isBefore(ready))
                .map(delivered -> Duration.between(ready, delivered)));
    }
}
