package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.MessageDelivery.DeliveryResult;
import dev.czar.actuator.delivery.WorkerMessenger;
import dev.czar.actuator.worker.LostNotices.ToldNotice;
import dev.czar.actuator.worker.LostNotices.ToldNotices;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.io.FailureText;
import dev.czar.project.files.ProjectException;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts a worker's worktree on the branch of its task and delivers the task's text. */
public final class InjectTaskActuator implements Actuator<InjectTask> {
    private final WorkerMessenger messenger;
    private final ReadyWorktrees worktrees;
    private final TaskBriefs briefs;
    private final ConversationMemory memory;
    private final LostNotices notices;

    public InjectTaskActuator(
            WorkerMessenger messenger,
            ReadyWorktrees worktrees,
            TaskBriefs briefs,
            ConversationMemory memory,
            ToldNotices told) {
        this.messenger = messenger;
        this.worktrees = worktrees;
        this.briefs = briefs;
        this.memory = memory;
        this.notices = new LostNotices(messenger, told);
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
            return failed(action, FailureText.of(failure));
        }
        if (result.step() == DeliveryStep.FAILED && !result.deferred()) {
            return failed(action, result.evidence());
        }
        return messenger.outcome(action, result, delivery(action, result.step(), result.evidence()));
    }

    /**
     * A worker that lost its process after an earlier delivery is told so first; the task itself, and what was said to it beside that,
     * only when its conversation does not hold it any more.
     */
    private String text(InjectTask action) throws IOException, ProjectException {
        List<String> earlier = messenger.earlierMarkers(action);
        if (earlier.isEmpty()) {
            return task(action);
        }
        List<ToldNotice> told = notices.told(action);
        List<String> markers = Stream.concat(earlier.stream(), told.stream().map(ToldNotice::marker))
                .toList();
        Optional<Set<String>> held = memory.held(action.worker(), markers);
        String lost = notices.lost(action, told, held);
        if (held.filter(known -> !Collections.disjoint(known, earlier)).isPresent()) {
            return lost + messenger.fillPrompt(action, "resumed", Map.of());
        }
        return messenger.fillPrompt(action, "restarted", Map.of()) + "\n\n" + lost + task(action);
    }

    private String task(InjectTask action) throws IOException, ProjectException {
        return messenger.fillPrompt(action, "task", Map.of("brief", briefs.text(action.task())));
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
}
