package dev.czar.project;

import java.time.Duration;
import java.util.List;

/** The command that reviews a pull request. */
public record ReviewerConfig(List<String> command, Duration timeout) {
    public ReviewerConfig {
        command = List.copyOf(command);
    }
}
