package dev.czar.world.git;

import java.util.List;

/** Whether a worker's branch now contains the tip, its head then, and the files in the way if not. */
public record Cleared(boolean done, String head, List<String> conflicts, String reason) {
    public Cleared {
        conflicts = List.copyOf(conflicts);
    }
}
