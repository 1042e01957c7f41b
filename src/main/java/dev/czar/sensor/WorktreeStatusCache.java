package dev.czar.sensor;

import dev.czar.world.git.worktree.GitWorktrees;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers for a few seconds whether a worktree is clean, for looking is dear; a new head is looked at at once. */
final class WorktreeStatusCache {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record CachedStatus(String head, boolean clean, Instant at) {}

    private final GitWorktrees worktrees;
    private final Map<Path, CachedStatus> looks = new HashMap<>();

    WorktreeStatusCache(GitWorktrees worktrees) {
        this.worktrees = worktrees;
    }

    boolean isClean(Path worktree, String head, Instant now) {
        CachedStatus last = looks.get(worktree);
        if (last == null || !last.head().equals(head) || last.at().plus(FRESH).isBefore(now)) {
            last = new CachedStatus(head, worktrees.changes(worktree).isEmpty(), now);
            looks.put(worktree, last);
        }
        return last.clean();
    }
}
