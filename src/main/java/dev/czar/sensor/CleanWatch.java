package dev.czar.sensor;

import dev.czar.world.git.Worktrees;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Remembers for a few seconds whether a worktree is clean, for looking is dear; a new head is looked at at once. */
final class CleanWatch {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Look(String head, boolean clean, Instant at) {}

    private final Worktrees worktrees;
    private final Map<Path, Look> looks = new HashMap<>();

    CleanWatch(Worktrees worktrees) {
        this.worktrees = worktrees;
    }

    boolean isClean(Path worktree, String head, Instant now) {
        Look last = looks.get(worktree);
        if (last == null || !last.head().equals(head) || last.at().plus(FRESH).isBefore(now)) {
            last = new Look(head, worktrees.changes(worktree).isEmpty(), now);
            looks.put(worktree, last);
        }
        return last.clean();
    }
}
