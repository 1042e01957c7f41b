package dev.czar.fact;

import java.time.Duration;

/** Do nothing at all; it never ends by itself. */
public record EmergencyStop(String author, String reason, Duration age) implements Order {
    @Override
    public String subject() {
        return "project";
    }

    @Override
    public EmergencyStop aged(Duration elapsed) {
        return new EmergencyStop(author, reason, age.plus(elapsed));
    }
}
