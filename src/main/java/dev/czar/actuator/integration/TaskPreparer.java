package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.delivery.Briefs;
import dev.czar.decision.Outcome;
import dev.czar.decision.PrepareTask;
import dev.czar.fact.Reservation;
import dev.czar.project.ProjectProblem;
import dev.czar.world.git.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;

/** Lays the next task's brief into the worker's private folder, before the worker is free. */
public final class TaskPreparer implements Actuator<PrepareTask> {
    private final Briefs briefs;
    private final Workplace workplace;
    private final Clock clock;

    public TaskPreparer(Briefs briefs, Workplace workplace, Clock clock) {
        this.briefs = briefs;
        this.workplace = workplace;
        this.clock = clock;
    }

    @Override
    public Class<PrepareTask> actionType() {
        return PrepareTask.class;
    }

    @Override
    public Outcome act(PrepareTask action) throws IOException, ProjectProblem {
        String brief = briefs.brief(action.task());
        Path worktree = workplace.of(action.worker());
        if (Files.isDirectory(worktree)) {
            Path folder = Files.createDirectories(worktree.resolve(".czar-worker"));
            Path fresh = Files.createTempFile(folder, ".brief", ".tmp");
            Files.writeString(fresh, brief);
            Files.move(fresh, folder.resolve("brief-" + action.task() + ".md"), StandardCopyOption.ATOMIC_MOVE);
        }
        return Outcome.done(
                action,
                clock.instant(),
                "%s is laid ready for %s".formatted(action.task(), action.worker()),
                new Reservation(action.task(), action.worker(), Duration.ZERO));
    }
}
