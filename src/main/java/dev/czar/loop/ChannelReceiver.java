package dev.czar.loop;

import dev.czar.loop.messaging.ChannelMessage;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.sensor.SensorTrigger;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Where the four channels come in, on the sender's thread; each message goes to the project it names. */
@ApplicationScoped
class ChannelReceiver {

    private final Map<String, ProjectChannels> projects = new ConcurrentHashMap<>();

    void register(String project, ProjectChannels channels) {
        projects.put(project, channels);
    }

    void unregister(String project) {
        projects.remove(project);
    }

    @Incoming("observations")
    void receiveObservations(ObservationBatch batch) {
        of(batch).ifPresent(project -> project.observed(batch));
    }

    @Incoming("actions")
    void receiveAction(ActionRequest request) {
        of(request).ifPresent(project -> project.requested(request));
    }

    @Incoming("results")
    void receiveResult(ActionResult result) {
        of(result).ifPresent(project -> project.ended(result));
    }

    @Incoming("cycles")
    void receiveCycle(CycleCompleted cycle) {
        of(cycle).ifPresent(project -> project.completed(cycle));
    }

    private Optional<ProjectChannels> of(ChannelMessage message) {
        return Optional.ofNullable(projects.get(message.project()));
    }

    /** Where the messages of one project end: all that wakes the loop in its queue, the rest with who waits for it. */
    record ProjectChannels(LoopSignals signals, SensorScheduler sensors, ActionExecutor executor) {

        void observed(ObservationBatch batch) {
            signals.events().put(new LoopEvent.Observed(batch));
            sensors.arrived(batch.sensor());
        }

        void requested(ActionRequest request) {
            executor.enqueue(request);
        }

        void ended(ActionResult result) {
            signals.events().put(new LoopEvent.ActionEnded(result.outcome()));
        }

        void completed(CycleCompleted cycle) {
            cycle.stored().forEach(sensors::stored);
            cycle.settled().forEach(executor::decidedWith);
            if (!cycle.settled().isEmpty()) {
                signals.triggers().fire(SensorTrigger.ACTION_ENDED);
            }
            signals.listeners().cycleCompleted();
        }
    }
}
