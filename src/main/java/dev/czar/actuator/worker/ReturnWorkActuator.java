package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.project.files.FencedText;
import dev.czar.project.files.ProjectException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Sends work back to its worker with the cause and what was found, quoted. */
public final class ReturnWorkActuator implements Actuator<ReturnWork> {
    private final WorkerMessenger messenger;

    public ReturnWorkActuator(WorkerMessenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public Class<ReturnWork> actionType() {
        return ReturnWork.class;
    }

    @Override
    public Outcome act(ReturnWork action) throws IOException, ProjectException, InterruptedException {
        Map<String, String> values = Map.of(
                "cause", action.cause(),
                "round", Integer.toString(action.round()),
                "detail", FencedText.around(action.detail()));
        DeliveryResult result = messenger.sendPrompt(action, "returned", values);
        return messenger.outcome(
                action,
                result,
                new ReturnedWork(
                        action.worker(),
                        action.task(),
                        action.head(),
                        action.signature(),
                        action.round(),
                        Duration.ZERO));
    }
}
