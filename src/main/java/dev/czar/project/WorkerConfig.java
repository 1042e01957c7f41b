package dev.czar.project;

import java.util.List;

/** A configured worker: its agent profile and what it is good at. */
public record WorkerConfig(String id, String agent, List<String> skills) {
    public WorkerConfig {
        skills = List.copyOf(skills);
    }
}
