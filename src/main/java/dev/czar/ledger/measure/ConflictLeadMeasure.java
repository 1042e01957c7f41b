package dev.czar.ledger.measure;

import dev.czar.fact.Conflict;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long before a merge failed both sides could know that it would. */
final class ConflictLeadMeasure implements Function<EventHistory, MeasureResult> {

    @Override
    public MeasureResult apply(EventHistory past) {
        List<Duration> leads = past.seen(Evicted.class)
                .filter(seen -> seen.fact().reason() == EvictionReason.CONFLICT)
                .flatMap(seen -> lead(past, seen).stream())
                .toList();
        return MeasureResult.median(
                "conflict lead time", leads, "from the forecast of a conflict to the merge that failed because of it");
    }

    private static Optional<Duration> lead(EventHistory past, DatedFact<Evicted> evicted) {
        return past.last(Claim.class, evicted.fact().task(), evicted.at())
                .flatMap(claim -> forecast(past, claim, evicted.at()))
                .map(forecast -> Duration.between(forecast, evicted.at()));
    }

    private static Optional<Instant> forecast(EventHistory past, DatedFact<Claim> claim, Instant until) {
        String worker = claim.fact().worker();
        return past.seen(Conflict.class)
                .filter(seen -> seen.fact().worker().equals(worker)
                        || seen.fact().other().equals(worker))
                .map(DatedFact::at)
                .filter(at -> !at.isBefore(claim.at()) && !at.isAfter(until))
                .findFirst();
    }
}
