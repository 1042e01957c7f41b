package dev.czar.forecast;

import dev.czar.forecast.BranchSnapshot.BranchTip;
import dev.czar.forecast.ForecastWorkspace.ConflictScope;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.git.merge.DraftCommits;
import dev.czar.world.git.merge.ScratchRepository;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds what is uncommitted on branches; a worktree with the same head is not looked at again for a few seconds. */
public final class BranchTipReader {
    private static final Logger LOG = Logger.getLogger(BranchTipReader.class);

    private final ConflictScope scope;
    private final DraftCommits drafts;
    private final HeadCache<Optional<String>> looks;

    BranchTipReader(ConflictScope scope, ScratchRepository scratch) {
        this.scope = scope;
        this.drafts = new DraftCommits(scope.repository(), scratch);
        this.looks = new HeadCache<>(scope.lastWritten());
    }

    public List<BranchTip> of(List<TaskBranch> branches, Instant now) {
        List<BranchTip> contenders = new ArrayList<>();
        for (TaskBranch branch : branches) {
            contenders.add(new BranchTip(branch, draft(branch, now).orElse(branch.head())));
        }
        return contenders;
    }

    private Optional<String> draft(TaskBranch branch, Instant now) {
        Path worktree = scope.workplace().directoryOf(branch.worker());
        boolean there = scope.repository()
                .checkoutAt(worktree)
                .filter(found -> found.branch().equals(branch.name()) && !found.incomplete())
                .isPresent();
        if (!there) {
            return Optional.empty();
        }
        return looks.get(branch.worker(), branch.head(), now, () -> look(worktree, branch));
    }

    private Optional<String> look(Path worktree, TaskBranch branch) {
        try {
            return drafts.commitOf(worktree, branch.head());
        } catch (GitException failure) {
            LOG.infof("uncommitted changes of %s are ignored: %s", branch.worker(), failure.getMessage());
            return Optional.empty();
        }
    }
}
