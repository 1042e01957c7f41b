package dev.czar.actuator.delivery;

import java.time.Duration;

/** A moment from now on, on the clock that never jumps. */
final class Deadline {
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
