package dev.czar.simulation.invariant;

import dev.czar.fact.Fact;
import dev.czar.fact.Health;
import dev.czar.fact.Health.Blocked;
import dev.czar.fact.Health.Healthy;
import dev.czar.fact.Memory.Alerted;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** No worker stays in any state but healthy and waiting for long without a human being told, and each has exactly one. */
final class StickyStateInvariant implements SimulationInvariant {

    private static final Duration LONGEST = Duration.ofHours(6);

    private final LastingConditions states = new LastingConditions();

    @Override
    public Optional<String> violation(SimulationMoment moment) {
        Set<String> told = moment.facts(Alerted.class)
                .filter(alert -> alert.ago().compareTo(LONGEST) < 0)
                .map(Alerted::about)
                .collect(Collectors.toSet());
        Set<String> held = moment.facts(Health.class)
                .filter(health -> !(health instanceof Healthy) && !(health instanceof Blocked))
                .filter(health -> !told.contains(health.worker()))
                .map(Fact::key)
                .map(state -> "a state lasts and nobody is told: " + state)
                .collect(Collectors.toSet());
        states.update(held, moment.awake());
        return states.longerThan(LONGEST).or(() -> twice(moment));
    }

    private static Optional<String> twice(SimulationMoment moment) {
        return moment
                .facts(Health.class)
                .collect(Collectors.groupingBy(Health::worker, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(worker -> worker.getValue() > 1)
                .map(worker -> worker.getKey() + " has more than one state")
                .findFirst();
    }
}
