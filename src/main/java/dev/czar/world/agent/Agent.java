package dev.czar.world.agent;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The profile of one kind of agent. {@code gap} lies between a paste and its Enter, {@code pasteLimit} is in bytes,
 * {@code quiet} is how long a screen must not change to be trusted; {@code shell} says that the agent itself runs in a
 * shell, so that a shell in its pane is not a crash.
 */
public record Agent(
        String name,
        List<String> command,
        List<String> resume,
        Map<String, String> environment,
        Duration gap,
        int pasteLimit,
        Duration quiet,
        Duration startTimeout,
        boolean steersWhileActive,
        boolean expandsTabs,
        boolean shell,
        Signs signs) {
    public Agent {
        command = List.copyOf(command);
        resume = List.copyOf(resume);
        environment = Map.copyOf(environment);
    }

    /** What continues the last conversation, or just starts it where the agent cannot. */
    public List<String> resumeCommand() {
        return resume.isEmpty() ? command : resume;
    }

    /** An agent whose screen cannot be read: only its silence says that it waits. */
    public boolean unreadable() {
        return signs.composer().isEmpty();
    }
}
