package dev.czar.fact;

/** Waits for a human: a dialog or a question. */
public record Blocked(String worker, String question, String episode) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
