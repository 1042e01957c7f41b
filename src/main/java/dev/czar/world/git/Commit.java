package dev.czar.world.git;

import java.time.Instant;
import java.util.List;

/** A commit as it was recorded; {@code at} is the committer's time. */
public record Commit(String id, String tree, List<String> parents, String message, Instant at, String author) {
    public Commit {
        parents = List.copyOf(parents);
    }

    public String subject() {
        return message.lines().findFirst().orElse("");
    }
}
