package dev.czar.simulation.invariant;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How long conditions have lasted without a break; time in which nobody looked does not count. */
final class LastingConditions {

    private final Map<String, Duration> lasting = new HashMap<>();

    void update(Set<String> holding, Duration passed) {
        lasting.keySet().retainAll(holding);
        holding.forEach(condition -> lasting.merge(condition, Duration.ZERO, (known, none) -> known.plus(passed)));
    }

    /** One that lasts longer than it may. */
    Optional<String> longerThan(Duration most) {
        return lasting.entrySet().stream()
                .filter(condition -> condition.getValue().compareTo(most) > 0)
                .map(condition -> condition.getKey() + " for " + condition.getValue())
                .sorted()
                .findFirst();
    }
}
