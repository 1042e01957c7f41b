package dev.czar.fact;

import java.time.Duration;
import java.time.Instant;

/** Ages: the time since something, which does not go below zero when clocks disagree. */
public final class ElapsedTime {

    private ElapsedTime() {}

    public static Duration between(Instant since, Instant now) {
        Duration age = Duration.between(since, now);
        return age.isNegative() ? Duration.ZERO : age;
    }
}
