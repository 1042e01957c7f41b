package dev.czar.loop.wire;

/** Says that a project has a new cycle; what changed is read from the loop. */
public record Change(String project, long cycle) {}
