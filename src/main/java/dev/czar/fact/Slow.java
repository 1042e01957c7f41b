package dev.czar.fact;

/** Silent past the slow limit with a task in hand. */
public record Slow(String worker, String task, String episode) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
