package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.actuator.worker.InjectTaskActuator.KeptWords;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.project.files.FencedText;
import dev.czar.project.files.ProjectException;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * Puts a worker's worktree back on the branch of its task and sends the work back with the cause and what was found, quoted; not
 * again when its conversation holds that.
 */
public final class ReturnWorkActuator implements Actuator<ReturnWork> {
    private final WorkerMessenger messenger;
    private final ReadyWorktrees worktrees;
    private final KeptWords kept;

    public ReturnWorkActuator(WorkerMessenger messenger, ReadyWorktrees worktrees, KeptWords kept) {
        this.messenger = messenger;
        this.worktrees = worktrees;
        this.kept = kept;
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
        if (!messenger.mayBeWritten(action) && kept.holds(action.worker(), messenger.earlierMarkers(action))) {
            return Outcome.done(action, messenger.now(), "its conversation holds it", returned);
        }
        worktrees.prepare(action.worker(), action.task());
        Map<String, String> values = Map.of(
                "cause", action.cause(),
                "round", Integer.toString(action.round()),
                "detail", FencedText.around(action.detail()));
        return messenger.outcome(action, messenger.sendPrompt(action, "returned", values), returned);
    }
}
