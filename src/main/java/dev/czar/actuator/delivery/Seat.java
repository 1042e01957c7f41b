package dev.czar.actuator.delivery;

import dev.czar.world.agent.Agent;
import java.nio.file.Path;

/** Where a worker sits: its session is named like it, its agent, its worktree. */
public record Seat(String worker, Agent agent, Path worktree) {
    /** The folder in the worktree that is Czar's and not git's. */
    Path privateFolder() {
        return worktree.resolve(".czar-worker");
    }
}
