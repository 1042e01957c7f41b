package dev.czar.fact;

import java.time.Duration;

/** Arithmetic on ages. */
final class Ages {
    private Ages() {}

    static Duration countDown(Duration remaining, Duration elapsed) {
        Duration left = remaining.minus(elapsed);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
