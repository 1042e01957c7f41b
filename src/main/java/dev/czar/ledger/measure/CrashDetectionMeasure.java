package dev.czar.ledger.measure;

import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long a worker was dead when its restart was decided. */
final class CrashDetectionMeasure implements Function<EventHistory, MeasureResult> {

    @Override
    public MeasureResult apply(EventHistory past) {
        List<Duration> times = past.begun(RestartWorker.class)
                .flatMap(decision -> died(past, decision).map(died -> Duration.between(died, decision.at())).stream())
                .toList();
        return MeasureResult.median(
                "time to detect crashed",
                times,
                "from the first sign of a worker's death to the decision to restart it");
    }

    /** Empty when it was restarted for another reason than its death. */
    private static Optional<Instant> died(EventHistory past, PastDecision decision) {
        String worker = ((RestartWorker) decision.decision().action()).worker();
        Instant alive = past.seen(WorkerProcess.class, worker)
                .filter(seen -> !seen.at().isAfter(decision.at()) && !gone(seen.fact()))
                .reduce((older, newer) -> newer)
                .map(DatedFact::at)
                .orElse(Instant.EPOCH);
        return past.seen(WorkerProcess.class, worker)
                .filter(seen -> gone(seen.fact()))
                .filter(seen -> seen.at().isAfter(alive) && !seen.at().isAfter(decision.at()))
                .map(seen -> seen.at().minus(seen.fact().age()))
                .findFirst();
    }

    static boolean gone(WorkerProcess fact) {
        return fact.pane() == Sign.GONE || fact.process() == Sign.GONE;
    }
}
