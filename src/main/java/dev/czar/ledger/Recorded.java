package dev.czar.ledger;

import dev.czar.decision.Decision;
import dev.czar.fact.Observation;
import java.util.List;

/**
 * What became durable with a cycle: its id, the decisions that are really new and so are to be carried out, the
 * observations that say so (in flight), and the sequence number of the last observation.
 */
public record Recorded(long cycle, List<Decision> fresh, List<Observation> observations, long seq) {

    public Recorded {
        fresh = List.copyOf(fresh);
        observations = List.copyOf(observations);
    }
}
