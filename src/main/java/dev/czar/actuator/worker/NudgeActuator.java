package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.project.files.ProjectException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Speaks to a silent worker, in words by level. */
public final class NudgeActuator implements Actuator<Nudge> {
    private static final Map<NudgeLevel, String> PROMPTS =
            Map.of(NudgeLevel.ASK_STATUS, "ask-status", NudgeLevel.NUDGE, "nudge", NudgeLevel.OFFER_HELP, "offer-help");

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
        DeliveryResult result = messenger.sendPrompt(action, PROMPTS.get(action.level()), Map.of());
        return messenger.outcome(
                action, result, new Nudged(action.worker(), action.episode(), action.level(), Duration.ZERO));
    }
}
