package dev.czar.fact;

import java.time.Duration;

/** Start nothing new. */
public record Pause(String author, String reason, Duration age) implements Order {
    @Override
    public String subject() {
        return "project";
    }

    @Override
    public Pause aged(Duration elapsed) {
        return new Pause(author, reason, age.plus(elapsed));
    }
}
