package dev.czar.fact;

/** A worker began a task that nobody had claimed. */
public record Begun(String task, String worker) implements Derived {
    @Override
    public String subject() {
        return task;
    }
}
