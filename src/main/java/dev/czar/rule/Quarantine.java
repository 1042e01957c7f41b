package dev.czar.rule;

/** A rule that was left out of a cycle because it failed, and how. */
public record Quarantine(String rule, String reason) {}
