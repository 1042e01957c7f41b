package dev.czar.loop.messaging;

import dev.czar.decision.Outcome;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** The latest outcomes that were concluded, so that one whose answer was lost and that is sent again concludes nothing new. */
public final class ConcludedOutcomes {

    private static final int MOST = 1_000;

    private record ConcludedOutcome(String decision, Instant at) {}

    private final Set<ConcludedOutcome> latest = new LinkedHashSet<>();

    public boolean isNew(Outcome outcome) {
        return !latest.contains(new ConcludedOutcome(outcome.decision(), outcome.at()));
    }

    public void add(Outcome outcome) {
        latest.add(new ConcludedOutcome(outcome.decision(), outcome.at()));
        if (latest.size() > MOST) {
            latest.remove(latest.iterator().next());
        }
    }
}
