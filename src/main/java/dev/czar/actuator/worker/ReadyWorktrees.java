package dev.czar.actuator.worker;

import dev.czar.world.check.CheckoutSetup;
import dev.czar.world.git.worktree.GitWorktrees.UncommittedChangesException;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Workers' worktrees on the branch that is wanted, with what the project's setup makes; one that cannot be made ready is a failure. */
public final class ReadyWorktrees {
    private final WorkerWorktrees worktrees;
    private final CheckoutSetup setup;

    public ReadyWorktrees(WorkerWorktrees worktrees, CheckoutSetup setup) {
        this.worktrees = worktrees;
        this.setup = setup;
    }

    WorkerWorktrees worktrees() {
        return worktrees;
    }

    /** On the branch it is on. */
    void open(String worker) throws IOException, UncommittedChangesException, InterruptedException {
        requireReady(worktrees.open(worker));
    }

    /** On the branch of the task. */
    void prepare(String worker, String task) throws IOException, UncommittedChangesException, InterruptedException {
        requireReady(worktrees.prepare(worker, task));
    }

    private void requireReady(Path worktree) throws IOException, InterruptedException {
        Optional<String> unready = setup.prepareWorktree(worktree);
        if (unready.isPresent()) {
            throw new IOException(unready.get());
        }
    }
}
