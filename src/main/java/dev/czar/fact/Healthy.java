package dev.czar.fact;

/** Alive, and with a recent sign of life or nothing to do. */
public record Healthy(String worker) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
