package dev.czar.fact;

/** Silent past the stuck limit with a task in hand. */
public record Stuck(String worker, String task, String episode) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
