package dev.czar.actuator.delivery;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.fact.NudgeLevel;
import dev.czar.fact.Nudged;
import dev.czar.project.ProjectProblem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Speaks to a silent worker, in words by level. */
public final class Nudging implements Actuator<Nudge> {
    private static final Map<NudgeLevel, String> PROMPTS =
            Map.of(NudgeLevel.ASK_STATUS, "ask-status", NudgeLevel.NUDGE, "nudge", NudgeLevel.OFFER_HELP, "offer-help");

    private final Messenger messenger;

    public Nudging(Messenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public Class<Nudge> actionType() {
        return Nudge.class;
    }

    @Override
    public Outcome act(Nudge action) throws IOException, ProjectProblem, InterruptedException {
        Receipt receipt = messenger.say(action, PROMPTS.get(action.level()), Map.of());
        return messenger.outcome(
                action, receipt, new Nudged(action.worker(), action.episode(), action.level(), Duration.ZERO));
    }
}
