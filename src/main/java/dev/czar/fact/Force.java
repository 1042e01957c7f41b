package dev.czar.fact;

import java.time.Duration;

/** A human has one decision done although a limit holds it back. */
public record Force(String decision, String author, String reason, Duration age, @Absent("\"PT0S\"") Duration lasts)
        implements Order {
    @Override
    public String subject() {
        return decision;
    }

    @Override
    public Force aged(Duration elapsed) {
        return new Force(decision, author, reason, age.plus(elapsed), lasts);
    }
}
