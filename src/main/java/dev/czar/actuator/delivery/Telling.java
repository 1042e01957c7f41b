package dev.czar.actuator.delivery;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.Tell;
import dev.czar.fact.Told;
import dev.czar.fact.Topic;
import dev.czar.project.Fence;
import dev.czar.project.ProjectProblem;
import dev.czar.world.git.Cleared;
import dev.czar.world.git.NotClean;
import dev.czar.world.git.Workplace;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Tells a worker once what it should know; that a requirement is met only when it is in the worker's branch. */
public final class Telling implements Actuator<Tell> {
    private final Messenger messenger;
    private final Workplace workplace;

    public Telling(Messenger messenger, Workplace workplace) {
        this.messenger = messenger;
        this.workplace = workplace;
    }

    @Override
    public Class<Tell> actionType() {
        return Tell.class;
    }

    @Override
    public Outcome act(Tell action) throws IOException, ProjectProblem, InterruptedException {
        String obstacle = action.topic() == Topic.CLEARED ? obstacle(action.worker()) : "";
        if (!obstacle.isEmpty()) {
            return Outcome.failed(action, messenger.now(), obstacle);
        }
        boolean places = action.topic() == Topic.CONFLICT || action.topic() == Topic.YIELD;
        String detail = places ? Fence.around(action.detail()) : action.detail();
        Receipt receipt =
                messenger.say(action, action.topic().name().toLowerCase(Locale.ROOT), Map.of("detail", detail));
        return messenger.outcome(
                action, receipt, new Told(action.worker(), action.topic(), action.episode(), Duration.ZERO));
    }

    /** Why the omnibus is not in the worker's branch; empty when it is now. */
    private String obstacle(String worker) {
        try {
            Cleared cleared = workplace.clear(worker);
            return cleared.done() ? "" : cleared.reason() + " " + cleared.conflicts();
        } catch (NotClean dirty) {
            return dirty.getMessage();
        }
    }
}
