package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ProjectAction.MendRepository;
import dev.czar.fact.Memory.Mended;
import dev.czar.world.git.recovery.LeftLocks;
import dev.czar.world.git.recovery.RepositoryLocks;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Mends what can be mended without touching a file: branches that were deleted, indexes, locks of the dead; each step may have been done before. */
public final class MendRepositoryActuator implements Actuator<MendRepository> {
    private static final String REPOSITORY = "repository";

    private final WorkerWorktrees workplace;
    private final RepositoryLocks locks;
    private final Clock clock;

    public MendRepositoryActuator(WorkerWorktrees workplace, RepositoryLocks locks, Clock clock) {
        this.workplace = workplace;
        this.locks = locks;
        this.clock = clock;
    }

    @Override
    public Class<MendRepository> actionType() {
        return MendRepository.class;
    }

    @Override
    public Outcome act(MendRepository action) throws IOException {
        return Outcome.done(
                action,
                clock.instant(),
                mend(action),
                new Mended(action.fault(), action.what(), action.attempt(), Duration.ZERO));
    }

    private String mend(MendRepository action) throws IOException {
        switch (action.fault()) {
            case BRANCH_MISSING -> {
                workplace.restoreBranch(action.what(), action.commit());
                return "made %s again at %s".formatted(action.what(), action.commit());
            }
            case WORKTREE_WITHOUT_BRANCH -> {
                workplace.mendBranch(action.what(), action.commit());
                return "made the branch again under the worktree of " + action.what();
            }
            case BRANCH_UNREADABLE -> {
                return workplace.rewindBranch(action.what())
                        ? "took %s back to its last commit that is whole".formatted(action.what())
                        : "%s is whole".formatted(action.what());
            }
            default -> {
                return action.what().equals(REPOSITORY) ? removeLocks() : mendIndex(action.what());
            }
        }
    }

    private String removeLocks() throws IOException {
        List<Path> removed = new LeftLocks().remove(locks.files());
        return removed.isEmpty() ? "no lock was left any more" : "removed " + removed;
    }

    private String mendIndex(String worker) {
        workplace.mendIndex(worker);
        return "mended the index of " + worker;
    }
}
