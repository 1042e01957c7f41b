package dev.czar.fact;

/** Started, and not yet at its first prompt. */
public record Starting(String worker) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
