package dev.czar.loop.messaging;

import dev.czar.decision.Action;
import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import java.util.List;

/** What travels on the four channels between what senses or acts and what decides: records, one type a channel. */
public sealed interface ChannelMessage {

    /** The project it belongs to. */
    String project();

    /** Observations one sensor made in one reading; {@code batch} counts the batches of that sensor. */
    record ObservationBatch(String project, String sensor, long batch, List<Observation> observations)
            implements ChannelMessage {}

    /** An action on its way to its actuator; {@code resume} says that it may have been begun before a crash. */
    record ActionRequest(String project, Action action, boolean resume) implements ChannelMessage {}

    /** An outcome on its way back to the loop. */
    record ActionResult(String project, Outcome outcome) implements ChannelMessage {}

    /** A cycle is recorded: these batches are durable, and it was decided with the outcomes of these decisions. */
    record CycleCompleted(String project, long cycle, List<StoredBatch> stored, List<String> settled)
            implements ChannelMessage {}

    /** Names a batch that is durable. */
    record StoredBatch(String sensor, long batch) {}
}
