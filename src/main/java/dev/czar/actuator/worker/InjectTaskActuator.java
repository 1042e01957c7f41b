package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.project.files.ProjectException;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Puts a worker's worktree on the branch of its task and delivers the task's text. */
public final class InjectTaskActuator implements Actuator<InjectTask> {
    private final WorkerMessenger messenger;
    private final ReadyWorktrees worktrees;
    private final TaskBriefs briefs;
    private final KeptWords kept;

    public InjectTaskActuator(WorkerMessenger messenger, ReadyWorktrees worktrees, TaskBriefs briefs, KeptWords kept) {
        this.messenger = messenger;
        this.worktrees = worktrees;
        this.briefs = briefs;
        this.kept = kept;
    }

    @Override
    public Class<InjectTask> actionType() {
        return InjectTask.class;
    }

    @Override
    public Outcome act(InjectTask action) throws IOException, ProjectException, InterruptedException {
        DeliveryResult result;
        try {
            worktrees.prepare(action.worker(), action.task());
            result = messenger.send(action, text(action));
        } catch (UncommittedChangesException dirty) {
            return failed(action, dirty.getMessage());
        } catch (IOException | ProjectException | RuntimeException failure) {
            if (messenger.mayBeWritten(action)) {
                throw failure;
            }
            return failed(action, failure.getMessage() == null ? failure.toString() : failure.getMessage());
        }
        if (result.step() == DeliveryStep.FAILED && !result.deferred()) {
            return failed(action, result.evidence());
        }
        return messenger.outcome(action, result, delivery(action, result.step(), result.evidence()));
    }

    /**
     * A worker that lost its process after an earlier delivery is told so first; the task itself only when its conversation
     * does not hold it any more.
     */
    private String text(InjectTask action) throws IOException, ProjectException {
        List<String> earlier = messenger.earlierMarkers(action);
        if (kept.holds(action.worker(), earlier)) {
            return messenger.fillPrompt(action, "resumed", Map.of());
        }
        String task = messenger.fillPrompt(action, "task", Map.of("brief", briefs.text(action.task())));
        return earlier.isEmpty() ? task : messenger.fillPrompt(action, "restarted", Map.of()) + "\n\n" + task;
    }

    private Outcome failed(InjectTask action, String reason) {
        return messenger.notSent(action, reason, delivery(action, DeliveryStep.FAILED, reason));
    }

    private static Delivery delivery(InjectTask action, DeliveryStep step, String evidence) {
        return new Delivery(action.task(), action.worker(), action.attempt(), step, evidence, Duration.ZERO);
    }

    /** The full text of what a task asks for. */
    @FunctionalInterface
    public interface TaskBriefs {
        String text(String task) throws IOException, ProjectException;
    }

    /** What the conversation that a worker's program is in holds. */
    @FunctionalInterface
    public interface KeptWords {
        boolean holdsAny(String worker, List<String> words);

        /** Asks nothing where there are no words. */
        default boolean holds(String worker, List<String> words) {
            return !words.isEmpty() && holdsAny(worker, words);
        }
    }
}
