package dev.czar.fact;

import java.time.Duration;

/** A human forbids one decision. */
public record Veto(String decision, String author, String reason, Duration age, @Absent("\"PT0S\"") Duration lasts)
        implements Order {
    /** Until it is withdrawn. */
    public Veto(String decision, String author, String reason, Duration age) {
        this(decision, author, reason, age, Duration.ZERO);
    }

    @Override
    public String subject() {
        return decision;
    }

    @Override
    public Veto aged(Duration elapsed) {
        return new Veto(decision, author, reason, age.plus(elapsed), lasts);
    }
}
