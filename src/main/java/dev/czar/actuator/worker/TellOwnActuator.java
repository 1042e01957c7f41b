package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message.TellOwn;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.ToldOwn;
import dev.czar.project.files.ProjectException;
import java.io.IOException;
import java.time.Duration;

/** Tells a worker the text of a prompt file of the project's own. */
public final class TellOwnActuator implements Actuator<TellOwn> {
    private final WorkerMessenger messenger;

    public TellOwnActuator(WorkerMessenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public Class<TellOwn> actionType() {
        return TellOwn.class;
    }

    @Override
    public Outcome act(TellOwn action) throws IOException, ProjectException, InterruptedException {
        DeliveryResult result = MessagePrompt.of(action).send(messenger, action);
        return messenger.outcome(
                action, result, new ToldOwn(action.worker(), action.prompt(), action.episode(), Duration.ZERO));
    }
}
