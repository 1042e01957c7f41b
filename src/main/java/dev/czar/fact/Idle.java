package dev.czar.fact;

/** At its prompt with no task in hand. */
public record Idle(String worker) implements Derived {
    @Override
    public String subject() {
        return worker;
    }
}
