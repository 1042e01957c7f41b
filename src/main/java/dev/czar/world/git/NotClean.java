package dev.czar.world.git;

import java.nio.file.Path;
import java.util.List;

/** A worktree holds changes nobody committed, so it is left alone. */
public final class NotClean extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 5;

    public NotClean(Path worktree, List<String> changes) {
        super("%s has uncommitted changes: %s%s"
                .formatted(
                        worktree,
                        String.join(", ", changes.subList(0, Math.min(SHOWN, changes.size()))),
                        changes.size() > SHOWN ? " and %d more".formatted(changes.size() - SHOWN) : ""));
    }
}
