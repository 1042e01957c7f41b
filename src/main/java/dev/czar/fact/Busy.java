package dev.czar.fact;

/** Has a claim on a task that is not integrated yet. */
public record Busy(String worker, String task) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
