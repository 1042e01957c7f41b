package dev.czar.fact;

import java.time.Duration;

/** A human allows one decision that a rule asks approval for. */
public record Approval(String decision, String author, String reason, Duration age, @Absent("\"PT0S\"") Duration lasts)
        implements Order {
    /** Until it is withdrawn. */
    public Approval(String decision, String author, Duration age) {
        this(decision, author, "", age, Duration.ZERO);
    }

    @Override
    public String subject() {
        return decision;
    }

    @Override
    public Approval aged(Duration elapsed) {
        return new Approval(decision, author, reason, age.plus(elapsed), lasts);
    }
}
