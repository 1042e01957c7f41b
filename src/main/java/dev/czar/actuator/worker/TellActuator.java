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
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.git.worktree.WorkerWorktrees;
import dev.czar.world.git.worktree.WorkerWorktrees.TipMergeResult;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Tells a worker once what it should know; of a requirement that is met also what keeps it from its branch, and again what people
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
        Notified notified = new Notified(action.worker(), action.topic(), action.episode(), Duration.ZERO);
        Tell words = action.topic() == Topic.REPEATED ? withCutOffWords(action) : action;
        if (words.topic() == Topic.REPEATED && words.detail().isEmpty() && !messenger.mayBeWritten(action)) {
            return Outcome.done(action, messenger.now(), "its program had come back to its prompt", notified);
        }
        MessagePrompt prompt = action.topic() == Topic.CLEARED ? cleared(action) : MessagePrompt.of(words);
        DeliveryResult result = prompt.send(messenger, action);
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

    /** That the omnibus is in the worker's branch now, or what the worker has to do for it. */
    private MessagePrompt cleared(Tell action) {
        try {
            TipMergeResult merged = workplace.mergeTip(action.worker());
            if (merged.done()) {
                return MessagePrompt.of(action);
            }
            if (merged.conflicts().isEmpty()) {
                throw new GitException(merged.reason());
            }
            return MessagePrompt.ofUnmerged(
                    action, merged.reason() + " in " + String.join(", ", merged.conflicts()), workplace.tip());
        } catch (UncommittedChangesException dirty) {
            return MessagePrompt.ofUnmerged(action, dirty.getMessage(), workplace.tip());
        }
    }
}
