package dev.czar.fact;

/** So many workers died in so short a time that something else is wrong. */
public record MassDeath(int count) implements Derived {
    @Override
    public String subject() {
        return "workers";
    }
}
