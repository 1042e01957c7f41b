package dev.czar.project;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What czar.yaml says about an agent profile; what is empty stays as the shipped profile has it. */
public record AgentConfig(
        String id,
        List<String> command,
        List<String> resume,
        Optional<Duration> gap,
        OptionalInt pasteLimit,
        Optional<Duration> startTimeout,
        Map<String, String> environment) {
    public AgentConfig {
        command = List.copyOf(command);
        resume = List.copyOf(resume);
        environment = Map.copyOf(environment);
    }
}
