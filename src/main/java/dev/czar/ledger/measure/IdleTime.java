package dev.czar.ledger.measure;

import dev.czar.fact.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** The share of the workers' time in which they had no task, from the first claim to the last integration. */
final class IdleTime implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        List<Shift> shifts = Shift.of(past);
        double whole = seconds(total(past, shifts));
        double busy =
                shifts.stream().mapToDouble(shift -> seconds(shift.length())).sum();
        return Measure.percent("idle time", Math.max(0, whole - busy), whole, "worker seconds without a task, of all");
    }

    /** The time of all workers together. */
    static Duration total(Past past, List<Shift> shifts) {
        if (shifts.isEmpty()) {
            return Duration.ZERO;
        }
        Instant last =
                shifts.stream().map(Shift::to).max(Comparator.naturalOrder()).orElseThrow();
        long workers =
                past.seen(Worker.class).map(seen -> seen.fact().id()).distinct().count();
        return Duration.between(shifts.get(0).from(), last).multipliedBy(workers);
    }

    static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
