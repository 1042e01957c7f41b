package dev.czar.actuator.delivery;

import dev.czar.actuator.Actuator;
import dev.czar.decision.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.project.ProjectProblem;
import dev.czar.world.git.NotClean;
import dev.czar.world.git.Workplace;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Puts a worker's worktree on the branch of its task and delivers the task's text. */
public final class TaskInjection implements Actuator<InjectTask> {
    private final Messenger messenger;
    private final Workplace workplace;
    private final Briefs briefs;

    public TaskInjection(Messenger messenger, Workplace workplace, Briefs briefs) {
        this.messenger = messenger;
        this.workplace = workplace;
        this.briefs = briefs;
    }

    @Override
    public Class<InjectTask> actionType() {
        return InjectTask.class;
    }

    @Override
    public Outcome act(InjectTask action) throws IOException, ProjectProblem, InterruptedException {
        try {
            workplace.prepare(action.worker(), action.task());
        } catch (NotClean dirty) {
            return failed(action, dirty.getMessage());
        }
        Receipt receipt = messenger.send(action, text(action));
        if (receipt.step() == DeliveryStep.FAILED && !receipt.deferred()) {
            return failed(action, receipt.evidence());
        }
        return messenger.outcome(action, receipt, delivery(action, receipt.step()));
    }

    /** A worker that lost its process after an earlier delivery is told so first. */
    private String text(InjectTask action) throws IOException, ProjectProblem {
        String task = messenger.words(action, "task", Map.of("brief", briefs.brief(action.task())));
        for (int attempt = 1; attempt < action.attempt(); attempt++) {
            if (messenger.written(new InjectTask(action.worker(), action.task(), attempt))) {
                return messenger.words(action, "restarted", Map.of()) + "\n\n" + task;
            }
        }
        return task;
    }

    private Outcome failed(InjectTask action, String reason) {
        return Outcome.failed(action, messenger.now(), reason, delivery(action, DeliveryStep.FAILED));
    }

    private static Delivery delivery(InjectTask action, DeliveryStep step) {
        return new Delivery(action.task(), action.worker(), action.attempt(), step, Duration.ZERO);
    }
}
