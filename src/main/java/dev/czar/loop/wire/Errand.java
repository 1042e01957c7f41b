package dev.czar.loop.wire;

import dev.czar.decision.Action;

/** An action on its way to its actuator; {@code resume} says that it may have been begun before a crash. */
public record Errand(String project, Action action, boolean resume) {}
