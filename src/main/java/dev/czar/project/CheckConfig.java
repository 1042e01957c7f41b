package dev.czar.project;

import java.time.Duration;
import java.util.List;

/** A command that has to succeed on a branch before it is accepted. */
public record CheckConfig(String name, List<String> command, Duration timeout) {
    public CheckConfig {
        command = List.copyOf(command);
    }
}
