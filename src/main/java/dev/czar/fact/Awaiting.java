package dev.czar.fact;

/** The worker's next move on its task depends on others. */
public record Awaiting(String worker, String task) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
