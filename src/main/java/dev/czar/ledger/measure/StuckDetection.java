package dev.czar.ledger.measure;

import dev.czar.decision.Nudge;
import dev.czar.fact.WorkerProgress;
import dev.czar.ledger.PastDecision;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How long a silent worker was silent when it was first spoken to. */
final class StuckDetection implements Function<Past, Measure> {

    @Override
    public Measure apply(Past past) {
        Set<String> episodes = new HashSet<>();
        List<Duration> silences = past.begun(Nudge.class)
                .filter(decision -> episodes.add(
                        action(decision).worker() + "/" + action(decision).episode()))
                .flatMap(decision -> silence(past, decision).stream())
                .toList();
        return Measure.median(
                "time to detect stuck", silences, "from a worker's last sign of life to the first word to it");
    }

    private static Optional<Duration> silence(Past past, PastDecision decision) {
        return past.last(WorkerProgress.class, decision.at(), fact -> fact.worker()
                        .equals(action(decision).worker()))
                .map(seen -> seen.fact()
                        .aged(Duration.between(seen.at(), decision.at()))
                        .silence());
    }

    private static Nudge action(PastDecision decision) {
        return (Nudge) decision.decision().action();
    }
}
