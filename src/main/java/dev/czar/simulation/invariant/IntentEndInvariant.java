package dev.czar.simulation.invariant;

import dev.czar.decision.Decision;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is begun ends, whatever happens to Czar in between; what waits for others of its lane has time until it is its turn. */
final class IntentEndInvariant implements SimulationInvariant {

    private static final Duration LONGEST = Duration.ofHours(3);

    private final LastingConditions open = new LastingConditions();

    @Override
    public Optional<String> violation(SimulationMoment moment) {
        open.update(
                firstOfEachLane(moment).stream()
                        .map(decision -> "an intent does not end: " + decision.key())
                        .collect(Collectors.toSet()),
                moment.awake());
        return open.longerThan(LONGEST);
    }

    private static Collection<Decision> firstOfEachLane(SimulationMoment moment) {
        return moment.open().stream()
                .map(OpenIntent::decision)
                .collect(Collectors.toMap(
                        decision -> decision.action().lane(), Function.identity(), (older, newer) -> older))
                .values();
    }
}
