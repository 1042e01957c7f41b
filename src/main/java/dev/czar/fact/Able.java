package dev.czar.fact;

/** Alive, with resources, and at work or at its prompt: the next move can be its own. */
public record Able(String worker) implements Derived {
    @Override
    public String subject() {
        return worker;
    }
}
