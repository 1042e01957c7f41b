package dev.czar.fact;

import java.time.Duration;

/** A human forbids one decision. */
public record Veto(String decision, String author, String reason, Duration age) implements Order {
    @Override
    public String subject() {
        return decision;
    }

    @Override
    public Veto aged(Duration elapsed) {
        return new Veto(decision, author, reason, age.plus(elapsed));
    }
}
