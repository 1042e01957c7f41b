package dev.czar.world.git;

/** What became of a worktree that was to be removed; {@code rescue} is the ref that keeps what had not landed, or "". */
public record Removal(boolean removed, String rescue, String reason) {}
