package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import java.util.List;

/** Something that wakes the loop; it never decides by itself. */
sealed interface Wake {

    /** Observations to remember; {@code remembered} is run when they are durable. */
    record Seen(List<Observation> observations, Runnable remembered) implements Wake {}

    /** An action has ended; {@code settled} is run when the loop has decided with its outcome. */
    record Ended(Outcome outcome, Runnable settled) implements Wake {}
}
