package dev.czar.ledger.measure;

import dev.czar.decision.RestartWorker;
import dev.czar.fact.Sign;
import dev.czar.fact.WorkerProcess;
import dev.czar.ledger.PastDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How long a worker was dead when its restart was decided. */
final class CrashDetection implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        List<Duration> times = past.begun(RestartWorker.class)
                .flatMap(decision -> died(past, decision).map(died -> Duration.between(died, decision.at())).stream())
                .toList();
        return Measure.median(
                "time to detect crashed",
                times,
                "from the first sign of a worker's death to the decision to restart it");
    }

    /** Empty when it was restarted for another reason than its death. */
    private static Optional<Instant> died(Past past, PastDecision decision) {
        String worker = ((RestartWorker) decision.decision().action()).worker();
        Instant alive = past.last(WorkerProcess.class, decision.at(), fact -> of(fact, worker) && !gone(fact))
                .map(Seen::at)
                .orElse(Instant.EPOCH);
        return past.seen(WorkerProcess.class)
                .filter(seen -> of(seen.fact(), worker) && gone(seen.fact()))
                .filter(seen -> seen.at().isAfter(alive) && !seen.at().isAfter(decision.at()))
                .map(seen -> seen.at().minus(seen.fact().age()))
                .findFirst();
    }

    private static boolean of(WorkerProcess fact, String worker) {
        return fact.worker().equals(worker);
    }

    private static boolean gone(WorkerProcess fact) {
        return fact.pane() == Sign.GONE || fact.process() == Sign.GONE;
    }
}
