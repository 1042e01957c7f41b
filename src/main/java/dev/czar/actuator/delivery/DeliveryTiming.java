package dev.czar.actuator.delivery;

import java.time.Duration;

/**
 * How patient a delivery is: with an input that is not ready, with a human who types, between looks, until some evidence of
 * submission, and from there until the agent visibly works. Back-offs of the Enter-only rescue double from {@code enterRetry}.
 */
public record DeliveryTiming(
        Duration readiness,
        Duration typing,
        Duration interval,
        Duration submission,
        Duration pickUp,
        Duration enterRetry) {
    public static final DeliveryTiming DEFAULT = new DeliveryTiming(
            Duration.ofSeconds(10),
            Duration.ofSeconds(15),
            Duration.ofMillis(250),
            Duration.ofSeconds(15),
            Duration.ofSeconds(8),
            Duration.ofSeconds(1));

    /** A moment from now on, on the clock that never jumps. */
    static final class Deadline {
        private final long at;

        Deadline(Duration fromNow) {
            this.at = System.nanoTime() + fromNow.toNanos();
        }

        boolean passed() {
            return left().isZero();
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, at - System.nanoTime()));
        }
    }
}
