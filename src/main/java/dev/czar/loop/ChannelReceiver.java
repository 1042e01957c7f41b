package dev.czar.loop;

import dev.czar.json.JsonCodec;
import dev.czar.loop.messaging.ChannelMessages.ActionRequest;
import dev.czar.loop.messaging.ChannelMessages.ActionResult;
import dev.czar.loop.messaging.ChannelMessages.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessages.ObservationBatch;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Where the four channels come in; each message goes to the project it names. */
@ApplicationScoped
class ChannelReceiver {

    private final RunningProjects projects;

    ChannelReceiver(RunningProjects projects) {
        this.projects = projects;
    }

    @Incoming("observations")
    void receiveObservations(String message) {
        ObservationBatch sighting = JsonCodec.read("channel", message, ObservationBatch.class);
        projects.find(sighting.project()).ifPresent(project -> project.observed(sighting));
    }

    @Incoming("actions")
    void receiveAction(String message) {
        ActionRequest errand = JsonCodec.read("channel", message, ActionRequest.class);
        projects.find(errand.project()).ifPresent(project -> project.execute(errand));
    }

    @Incoming("outcomes")
    void receiveResult(String message) {
        ActionResult reply = JsonCodec.read("channel", message, ActionResult.class);
        projects.find(reply.project()).ifPresent(project -> project.actionEnded(reply.outcome()));
    }

    @Incoming("changes")
    void receiveCycle(String message) {
        CycleCompleted change = JsonCodec.read("channel", message, CycleCompleted.class);
        projects.find(change.project()).ifPresent(ProjectLoop::cycleCompleted);
    }
}
