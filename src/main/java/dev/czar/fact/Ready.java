package dev.czar.fact;

/** A task that can be handed out now. */
public record Ready(String task, String assignee, String skill, TaskKind kind, int priority) implements Derived {
    @Override
    public String subject() {
        return task;
    }

    /** Sorts before every less pressing task: primary before bonus, then priority, then id. */
    public String rank() {
        return kind.ordinal() + "/" + Padded.of(priority) + "/" + task;
    }
}
