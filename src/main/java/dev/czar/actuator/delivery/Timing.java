package dev.czar.actuator.delivery;

import java.time.Duration;

/**
 * How patient a delivery is: with a closed gate, with a human who types, between looks, until some evidence of
 * submission, and from there until the agent visibly works. Back-offs of the Enter-only rescue double from {@code rescue}.
 */
public record Timing(
        Duration gate, Duration typing, Duration look, Duration submission, Duration pickUp, Duration rescue) {
    public static final Timing DEFAULT = new Timing(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofMillis(250),
            Duration.ofSeconds(15),
            Duration.ofSeconds(8),
            Duration.ofSeconds(1));
}
