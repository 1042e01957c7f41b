package dev.czar.ledger.measure;

import dev.czar.decision.Action;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What followed a decision about a worker: how long until its next commit or report, empty when none came within half an hour. */
public record DecisionEffect(PastDecision decision, String worker, Optional<Duration> movedAfter) {

    private static final Duration WINDOW = Duration.ofMinutes(30);

    /** Of each decision of a kind that was begun; {@code worker} says whom an action is about. */
    public static <A extends Action> List<DecisionEffect> of(
            EventHistory past, Class<A> type, Function<A, String> worker) {
        return past.begun(type)
                .map(decision -> of(
                        past,
                        decision,
                        worker.apply(type.cast(decision.decision().action()))))
                .toList();
    }

    private static DecisionEffect of(EventHistory past, PastDecision decision, String worker) {
        String head = past.last(Workspace.class, worker, decision.at())
                .map(seen -> seen.fact().head())
                .orElse("");
        Stream<Instant> commits = past.seen(Workspace.class)
                .filter(seen -> seen.fact().worker().equals(worker)
                        && !seen.fact().head().equals(head))
                .map(DatedFact::at);
        Stream<Instant> reports = past.seen(WorkerReport.class)
                .filter(seen -> seen.fact().worker().equals(worker))
                .map(DatedFact::at);
        Optional<Duration> after = Stream.concat(commits, reports)
                .filter(at ->
                        at.isAfter(decision.at()) && at.isBefore(decision.at().plus(WINDOW)))
                .min(Instant::compareTo)
                .map(at -> Duration.between(decision.at(), at));
        return new DecisionEffect(decision, worker, after);
    }

    public boolean moved() {
        return movedAfter.isPresent();
    }
}
