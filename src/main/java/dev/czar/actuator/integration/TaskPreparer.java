package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.PrepareTask;
import dev.czar.fact.Reservation;
import dev.czar.world.git.Workplace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

/** Lays the next task's brief into the worker's private folder, before the worker is free. */
public final class TaskPreparer implements Actuator<PrepareTask> {
    private final Function<String, Path> taskFile;
    private final Workplace workplace;
    private final Clock clock;

    /** {@code taskFile} gives the file with a task's text. */
    public TaskPreparer(Function<String, Path> taskFile, Workplace workplace, Clock clock) {
        this.taskFile = taskFile;
        this.workplace = workplace;
        this.clock = clock;
    }

    @Override
    public Class<PrepareTask> actionType() {
        return PrepareTask.class;
    }

    @Override
    public Outcome act(PrepareTask action) throws IOException {
        byte[] brief = Files.readAllBytes(taskFile.apply(action.task()));
        Path worktree = workplace.of(action.worker());
        if (Files.isDirectory(worktree)) {
            Path folder = Files.createDirectories(worktree.resolve(".czar-worker"));
            Path fresh = Files.createTempFile(folder, ".brief", ".tmp");
            Files.write(fresh, brief);
            Files.move(fresh, folder.resolve("brief-" + action.task() + ".md"), StandardCopyOption.ATOMIC_MOVE);
        }
        return Outcome.done(
                action,
                clock.instant(),
                "%s is laid ready for %s".formatted(action.task(), action.worker()),
                new Reservation(action.task(), action.worker(), Duration.ZERO));
    }
}
