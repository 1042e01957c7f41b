package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import java.util.List;

/** Something that wakes the loop; it never decides by itself. */
sealed interface LoopEvent {

    /** Observations to remember; {@code remembered} is run when they are durable. */
    record Observed(List<Observation> observations, Runnable onStored) implements LoopEvent {}

    /** An action has ended; {@code settled} is run when the loop has decided with its outcome. */
    record ActionEnded(Outcome outcome, Runnable onDecided) implements LoopEvent {}
}
