package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message.Tell;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.Notified;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.Instruction;
import dev.czar.project.files.ProjectException;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.git.worktree.WorkerWorktrees;
import dev.czar.world.git.worktree.WorkerWorktrees.TipMergeResult;
import java.io.IOException;
import java.time.Duration;

/** Tells a worker once what it should know; that a requirement is met only when it is in the worker's branch. */
public final class TellActuator implements Actuator<Tell> {
    private final WorkerMessenger messenger;
    private final WorkerWorktrees workplace;

    public TellActuator(WorkerMessenger messenger, WorkerWorktrees workplace) {
        this.messenger = messenger;
        this.workplace = workplace;
    }

    @Override
    public Class<Tell> actionType() {
        return Tell.class;
    }

    @Override
    public Outcome act(Tell action) throws IOException, ProjectException, InterruptedException {
        String obstacle = action.topic() == Topic.CLEARED ? obstacle(action.worker()) : "";
        if (!obstacle.isEmpty()) {
            return Outcome.failed(action, messenger.now(), obstacle);
        }
        DeliveryResult result = MessagePrompt.of(action).send(messenger, action);
        Outcome outcome = messenger.outcome(
                action, result, new Notified(action.worker(), action.topic(), action.episode(), Duration.ZERO));
        return result.written() && fromHuman(action) ? withoutOrder(action, outcome) : outcome;
    }

    private static boolean fromHuman(Tell action) {
        return action.topic() == Topic.ANSWER || action.topic() == Topic.INSTRUCTION;
    }

    /** What a human ordered to be said is said once. */
    private static Outcome withoutOrder(Tell action, Outcome outcome) {
        String order = Fact.key(Instruction.class, action.worker() + "/" + action.episode());
        return outcome.and(Observation.gone(order, action.key(), outcome.at()));
    }

    /** Why the omnibus is not in the worker's branch; empty when it is now. */
    private String obstacle(String worker) {
        try {
            TipMergeResult cleared = workplace.mergeTip(worker);
            return cleared.done() ? "" : cleared.reason() + " " + cleared.conflicts();
        } catch (UncommittedChangesException dirty) {
            return dirty.getMessage();
        }
    }
}
