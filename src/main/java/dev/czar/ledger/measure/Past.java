package dev.czar.ledger.measure;

import dev.czar.decision.Action;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.ledger.PastDecision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was observed and what was decided, in the order of time. */
public final class Past {

    private final List<Observation> observations;
    private final List<PastDecision> decisions;

    public Past(List<Observation> observations, List<PastDecision> decisions) {
        this.observations = observations.stream()
                .sorted(Comparator.comparing(Observation::at))
                .toList();
        this.decisions = decisions.stream()
                .sorted(Comparator.comparing(PastDecision::at).thenComparing(PastDecision::id))
                .toList();
    }

    <F extends Fact> Stream<Seen<F>> seen(Class<F> type) {
        return observations.stream()
                .filter(observation ->
                        observation.fact().filter(type::isInstance).isPresent())
                .map(observation -> new Seen<>(type.cast(observation.fact().orElseThrow()), observation.at()));
    }

    <F extends Fact> Optional<Instant> first(Class<F> type, Predicate<F> wanted) {
        return seen(type).filter(seen -> wanted.test(seen.fact())).map(Seen::at).findFirst();
    }

    /** The last one stated not after a moment. */
    <F extends Fact> Optional<Seen<F>> last(Class<F> type, Instant until, Predicate<F> wanted) {
        return seen(type)
                .filter(seen -> !seen.at().isAfter(until) && wanted.test(seen.fact()))
                .reduce((older, newer) -> newer);
    }

    /** The decisions of a kind that were begun. */
    Stream<PastDecision> begun(Class<? extends Action> type) {
        return decisions.stream()
                .filter(decision -> type.isInstance(decision.decision().action()))
                .filter(decision -> !List.of("LAPSED", "VETOED", "SKIPPED").contains(decision.status()));
    }
}
