package dev.czar.fact;

import java.time.Duration;

/** A human allows one decision. */
public record Approval(String decision, String author, Duration age) implements Order {
    @Override
    public String subject() {
        return decision;
    }

    @Override
    public Approval aged(Duration elapsed) {
        return new Approval(decision, author, age.plus(elapsed));
    }
}
