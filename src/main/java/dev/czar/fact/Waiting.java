package dev.czar.fact;

/** Has done its part and waits for others: a dependency, checks, a review. */
public record Waiting(String worker, String task) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
