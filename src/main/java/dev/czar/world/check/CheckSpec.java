package dev.czar.world.check;

import java.time.Duration;
import java.util.List;

/** A configured check: a command that exits 0 when a commit is good. */
public record CheckSpec(String name, List<String> command, Duration timeLimit) {
    public CheckSpec {
        command = List.copyOf(command);
    }
}
