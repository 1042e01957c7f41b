package dev.czar.fact;

import java.time.Duration;

/** {@code lane} is the worker for whatever is done to a worker. An action that has begun and has no outcome yet. */
public record InFlight(ActionKind kind, String lane, String decision, Duration age) implements Memory {
    @Override
    public String subject() {
        return decision;
    }

    @Override
    public InFlight aged(Duration elapsed) {
        return new InFlight(kind, lane, decision, age.plus(elapsed));
    }
}
