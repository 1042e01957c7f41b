package dev.czar.fact;

import java.time.Duration;

/** Start nothing new. */
public record Pause(String author, String reason, Duration age, @Absent("\"PT0S\"") Duration lasts) implements Order {
    /** Until it is withdrawn. */
    public Pause(String author, String reason, Duration age) {
        this(author, reason, age, Duration.ZERO);
    }

    @Override
    public String subject() {
        return "project";
    }

    @Override
    public Pause aged(Duration elapsed) {
        return new Pause(author, reason, age.plus(elapsed), lasts);
    }
}
