package dev.czar.fact;

import java.time.Duration;

/** An action that has begun and has no outcome yet. */
public record InFlight(ActionKind kind, String subject, String decision, Duration age) implements Memory {
    @Override
    public String subject() {
        return decision;
    }

    @Override
    public InFlight aged(Duration elapsed) {
        return new InFlight(kind, subject, decision, age.plus(elapsed));
    }
}
