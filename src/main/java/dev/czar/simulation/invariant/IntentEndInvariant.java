package dev.czar.simulation.invariant;

import dev.czar.ledger.store.DecisionTable.OpenIntent;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is begun ends, whatever happens to Czar in between. */
final class IntentEndInvariant implements SimulationInvariant {

    private static final Duration LONGEST = Duration.ofHours(3);

    private final LastingConditions open = new LastingConditions();

    @Override
    public Optional<String> violation(SimulationMoment moment) {
        open.update(
                moment.open().stream()
                        .map(OpenIntent::decision)
                        .map(decision -> "an intent does not end: " + decision.key())
                        .collect(Collectors.toSet()),
                moment.awake());
        return open.longerThan(LONGEST);
    }
}
