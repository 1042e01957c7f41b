package dev.czar.fact;

/** A task that still has to be integrated. */
public record Open(String task, TaskKind kind) implements Derived {
    @Override
    public String subject() {
        return task;
    }
}
