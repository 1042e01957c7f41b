package dev.czar.loop;

import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.rule.RuleBook;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Something that wakes the loop; it never decides by itself. */
sealed interface LoopEvent {

    /** What it adds to the board. */
    default List<Observation> observations() {
        return List.of();
    }

    /** Whether it can lead to something, now or later: what no rule looks at cannot. */
    default boolean concerns(RuleBook book) {
        return true;
    }

    /** A sensor has observed something. */
    record Observed(ObservationBatch batch) implements LoopEvent {

        @Override
        public List<Observation> observations() {
            return batch.observations();
        }

        @Override
        public boolean concerns(RuleBook book) {
            return batch.observations().stream()
                    .anyMatch(seen -> seen.fact().map(book::reads).orElse(true));
        }
    }

    /** A human has given or withdrawn an order; {@code done} completes when it is durable and was decided with. */
    record OrderGiven(List<Observation> observations, CompletableFuture<Void> done) implements LoopEvent {}

    /** An action has ended. */
    record ActionEnded(Outcome outcome) implements LoopEvent {}

    /** Another rule book is active. */
    record RulesChanged() implements LoopEvent {}

    /** Somebody looks, and what was concluded is old; {@code done} completes when it is not any more. */
    record Viewed(CompletableFuture<Void> done) implements LoopEvent {

        @Override
        public boolean concerns(RuleBook book) {
            return false;
        }
    }
}
