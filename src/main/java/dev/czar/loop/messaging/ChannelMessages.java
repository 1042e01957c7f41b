package dev.czar.loop.messaging;

import dev.czar.decision.Action;
import dev.czar.decision.Outcome;
import dev.czar.fact.Observation;
import java.util.List;

/** What travels on the four messaging channels between what senses or acts and what decides: typed records, one kind a channel. */
public final class ChannelMessages {

    private ChannelMessages() {}

    /** Says that a project has a new cycle; what changed is read from the loop. */
    public record CycleCompleted(String project, long cycle) {}

    /** An action on its way to its actuator; {@code resume} says that it may have been begun before a crash. */
    public record ActionRequest(String project, Action action, boolean resume) {}

    /** An outcome on its way back to the loop. */
    public record ActionResult(String project, Outcome outcome) {}

    /** Observations one sensor made in one look; {@code batch} counts the looks of that sensor. */
    public record ObservationBatch(String project, String sensor, long batch, List<Observation> observations) {}
}
