package dev.czar.ledger.measure;

import dev.czar.decision.Message.Nudge;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.ledger.history.PastDecision;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** How long a silent worker was silent when it was first spoken to. */
final class StuckDetectionMeasure implements Function<EventHistory, MeasureResult> {

    @Override
    public MeasureResult apply(EventHistory past) {
        Set<String> episodes = new HashSet<>();
        List<Duration> silences = past.begun(Nudge.class)
                .filter(decision -> episodes.add(
                        action(decision).worker() + "/" + action(decision).episode()))
                .flatMap(decision -> silence(past, decision).stream())
                .toList();
        return MeasureResult.median(
                "time to detect stuck", silences, "from a worker's last activity to the first message to it");
    }

    private static Optional<Duration> silence(EventHistory past, PastDecision decision) {
        return past.last(WorkerProgress.class, action(decision).worker(), decision.at())
                .map(seen -> seen.fact()
                        .aged(Duration.between(seen.at(), decision.at()))
                        .silence());
    }

    private static Nudge action(PastDecision decision) {
        return (Nudge) decision.decision().action();
    }
}
