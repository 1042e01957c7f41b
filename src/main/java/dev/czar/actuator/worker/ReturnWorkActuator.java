package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.project.files.ProjectException;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Puts a worker's worktree back on the branch of its task and sends the work back with the cause and what was found, quoted; not
 * again when its conversation holds that, or when nobody can tell and it was worked on since.
 */
public final class ReturnWorkActuator implements Actuator<ReturnWork> {
    private final WorkerMessenger messenger;
    private final ReadyWorktrees worktrees;
    private final ConversationMemory memory;

    public ReturnWorkActuator(WorkerMessenger messenger, ReadyWorktrees worktrees, ConversationMemory memory) {
        this.messenger = messenger;
        this.worktrees = worktrees;
        this.memory = memory;
    }

    @Override
    public Class<ReturnWork> actionType() {
        return ReturnWork.class;
    }

    @Override
    public Outcome act(ReturnWork action)
            throws IOException, ProjectException, InterruptedException, UncommittedChangesException {
        ReturnedWork returned = new ReturnedWork(
                action.worker(), action.task(), action.head(), action.signature(), action.round(), Duration.ZERO);
        Optional<String> known = messenger.mayBeWritten(action) ? Optional.empty() : known(action);
        if (known.isPresent()) {
            return Outcome.done(action, messenger.now(), known.get(), returned);
        }
        worktrees.prepare(action.worker(), action.task());
        return messenger.outcome(action, MessagePrompt.of(action).send(messenger, action), returned);
    }

    /** Why it need not be said again, if it was said before. */
    private Optional<String> known(ReturnWork action) {
        List<String> earlier = messenger.earlierMarkers(action);
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        Optional<Set<String>> held = memory.held(action.worker(), earlier);
        if (held.isPresent()) {
            return held.filter(markers -> !markers.isEmpty()).map(markers -> "its conversation holds it");
        }
        return worktrees
                .worktrees()
                .headOf(action.worker(), action.task())
                .filter(head -> !head.equals(action.head()))
                .map(head -> "it was worked on since");
    }
}
