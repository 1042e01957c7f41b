package dev.czar.fact;

/** What the worker's task waited for is met since it began. */
public record Cleared(String worker, String task, String requirement) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task + "/" + requirement;
    }
}
