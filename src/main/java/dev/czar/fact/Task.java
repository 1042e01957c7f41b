package dev.czar.fact;

/** A task of the work queue; lower priority numbers go first; {@code assignee} "" means anyone; {@code briefed} says its task file can be read. */
public record Task(
        String id, TaskKind kind, TaskStatus status, int priority, String assignee, String skill, boolean briefed)
        implements Sensed {
    @Override
    public String subject() {
        return id;
    }
}
