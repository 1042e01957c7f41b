package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.actuator.worker.LostNotices.CutOffWords;
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
import java.util.stream.Collectors;

/**
 * Tells a worker once what it should know; that a requirement is met only when it is in the worker's branch, and again what people
 * said only when the turn in which they did was cut off.
 */
public final class TellActuator implements Actuator<Tell> {
    private final WorkerMessenger messenger;
    private final WorkerWorktrees workplace;
    private final CutOffWords cutOff;

    public TellActuator(WorkerMessenger messenger, WorkerWorktrees workplace, CutOffWords cutOff) {
        this.messenger = messenger;
        this.workplace = workplace;
        this.cutOff = cutOff;
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
        Notified notified = new Notified(action.worker(), action.topic(), action.episode(), Duration.ZERO);
        Tell words = action.topic() == Topic.REPEATED ? withCutOffWords(action) : action;
        if (words.topic() == Topic.REPEATED && words.detail().isEmpty() && !messenger.mayBeWritten(action)) {
            return Outcome.done(action, messenger.now(), "its program had come back to its prompt", notified);
        }
        DeliveryResult result = MessagePrompt.of(words).send(messenger, action);
        Outcome outcome = messenger.outcome(action, result, notified);
        return result.written() && fromHuman(action) ? withoutOrder(action, outcome) : outcome;
    }

    private Tell withCutOffWords(Tell action) {
        String words = cutOff.of(action.worker()).stream()
                .map(message -> MessagePrompt.of(message).again(messenger, message))
                .collect(Collectors.joining("\n\n"));
        return new Tell(action.worker(), action.topic(), action.task(), action.episode(), words, action.attempt());
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
