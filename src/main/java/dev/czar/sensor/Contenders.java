package dev.czar.sensor;

import dev.czar.world.git.Drafts;
import dev.czar.world.git.GitFailed;
import dev.czar.world.git.Workbench;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Finds what is uncommitted on branches; a worktree with the same head is not looked at again for a few seconds. */
final class Contenders {
    private static final Logger LOG = Logger.getLogger(Contenders.class);
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Look(String head, Optional<String> draft, Instant at) {}

    private final Territory territory;
    private final Drafts drafts;
    private final Map<String, Look> looks = new HashMap<>();

    Contenders(Territory territory, Workbench bench) {
        this.territory = territory;
        this.drafts = new Drafts(territory.repository(), bench);
    }

    List<Contender> of(List<TaskBranch> branches, Instant now) {
        List<Contender> contenders = new ArrayList<>();
        for (TaskBranch branch : branches) {
            contenders.add(new Contender(branch, draft(branch, now).orElse(branch.head())));
        }
        return contenders;
    }

    private Optional<String> draft(TaskBranch branch, Instant now) {
        Path worktree = territory.workplace().of(branch.worker());
        boolean there = territory
                .repository()
                .checkoutAt(worktree)
                .filter(found -> found.branch().equals(branch.name()) && !found.halfMade())
                .isPresent();
        if (!there) {
            return Optional.empty();
        }
        Look last = looks.get(branch.worker());
        if (last == null
                || !last.head().equals(branch.head())
                || last.at().plus(FRESH).isBefore(now)) {
            last = new Look(branch.head(), look(worktree, branch), now);
            looks.put(branch.worker(), last);
        }
        return last.draft();
    }

    private Optional<String> look(Path worktree, TaskBranch branch) {
        try {
            return drafts.of(worktree, branch.head());
        } catch (GitFailed failure) {
            LOG.infof("what %s has not committed is not looked at: %s", branch.worker(), failure.getMessage());
            return Optional.empty();
        }
    }
}
