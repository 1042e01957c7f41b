package dev.czar.fact;

/** Dead by two independent signs, read twice. */
public record Crashed(String worker, String episode) implements Health {
    @Override
    public String subject() {
        return worker;
    }
}
