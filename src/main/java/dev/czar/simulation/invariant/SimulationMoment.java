package dev.czar.simulation.invariant;

import dev.czar.decision.Decision;
import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is known after one step: the facts, what rules concluded from them, what was newly decided, what is under way; {@code awake} is how
 * long Czar has been looking since the step before.
 */
public record SimulationMoment(
        Instant now,
        Duration awake,
        Snapshot snapshot,
        List<Fact> derived,
        List<Decision> decided,
        List<OpenIntent> open) {

    /** All known and concluded facts of a type. */
    <F extends Fact> Stream<F> facts(Class<F> type) {
        return Stream.concat(snapshot.facts().stream().map(KnownFact::fact), derived.stream())
                .filter(type::isInstance)
                .map(type::cast);
    }
}
