package dev.czar.actuator.worker;

import dev.czar.actuator.Actuator;
import dev.czar.actuator.worker.InjectTaskActuator.TaskBriefs;
import dev.czar.decision.AssignmentAction.PrepareTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.TaskAssignment.Reservation;
import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.project.files.ProjectException;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Lays the next task's brief into the worker's private folder, before the worker is free. */
public final class PrepareTaskActuator implements Actuator<PrepareTask> {
    private final TaskBriefs briefs;
    private final WorkerWorktrees workplace;
    private final Clock clock;

    public PrepareTaskActuator(TaskBriefs briefs, WorkerWorktrees workplace, Clock clock) {
        this.briefs = briefs;
        this.workplace = workplace;
        this.clock = clock;
    }

    @Override
    public Class<PrepareTask> actionType() {
        return PrepareTask.class;
    }

    @Override
    public Outcome act(PrepareTask action) throws IOException, ProjectException {
        String brief = briefs.text(action.task());
        Path worktree = workplace.directoryOf(action.worker());
        if (Files.isDirectory(worktree)) {
            AtomicFileWriter.write(
                    worktree.resolve(".czar-worker").resolve("brief-" + action.task() + ".md"),
                    brief.getBytes(StandardCharsets.UTF_8),
                    FilePermissions.ownerOnly());
        }
        return Outcome.done(
                action,
                clock.instant(),
                "brief of %s written for %s".formatted(action.task(), action.worker()),
                new Reservation(action.task(), action.worker(), Duration.ZERO));
    }
}
