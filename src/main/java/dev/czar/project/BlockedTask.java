package dev.czar.project;

import java.util.List;

/** What the dependency file says of one task, with its place there. */
public record BlockedTask(String id, List<String> blocks, List<String> blockedBy, int line, int column) {
    public BlockedTask {
        blocks = List.copyOf(blocks);
        blockedBy = List.copyOf(blockedBy);
    }
}
