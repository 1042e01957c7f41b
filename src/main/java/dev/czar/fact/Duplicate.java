package dev.czar.fact;

/** A worker on a task that another one has. */
public record Duplicate(String task, String worker, String owner) implements Derived {
    @Override
    public String subject() {
        return task + "/" + worker;
    }
}
