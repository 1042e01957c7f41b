package dev.czar.actuator.delivery;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReturnWork;
import dev.czar.fact.ReturnedWork;
import dev.czar.project.Fence;
import dev.czar.project.ProjectProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Sends work back to its worker with the cause and what was found, quoted. */
public final class WorkReturn implements Actuator<ReturnWork> {
    private final Messenger messenger;

    public WorkReturn(Messenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public Class<ReturnWork> actionType() {
        return ReturnWork.class;
    }

    @Override
    public Outcome act(ReturnWork action) throws IOException, ProjectProblem, InterruptedException {
        Map<String, String> values = Map.of(
                "cause", action.cause(),
                "round", Integer.toString(action.round()),
                "detail", Fence.around(action.detail()));
        Receipt receipt = messenger.say(action, "returned", values);
        return messenger.outcome(
                action,
                receipt,
                new ReturnedWork(
                        action.worker(),
                        action.task(),
                        action.head(),
                        action.signature(),
                        action.round(),
                        Duration.ZERO));
    }
}
