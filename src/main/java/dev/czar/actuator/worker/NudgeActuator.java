package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.Nudged;
import dev.czar.project.files.ProjectException;
import java.io.IOException;
import java.time.Duration;

/** Speaks to a silent worker, in words by level. */
public final class NudgeActuator implements Actuator<Nudge> {
    private final WorkerMessenger messenger;

    public NudgeActuator(WorkerMessenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public Class<Nudge> actionType() {
        return Nudge.class;
    }

    @Override
    public Outcome act(Nudge action) throws IOException, ProjectException, InterruptedException {
        DeliveryResult result = MessagePrompt.of(action).send(messenger, action);
        return messenger.outcome(
                action, result, new Nudged(action.worker(), action.episode(), action.level(), Duration.ZERO));
    }
}
