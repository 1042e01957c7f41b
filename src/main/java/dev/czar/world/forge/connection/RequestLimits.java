package dev.czar.world.forge.connection;

import java.time.Duration;

/**
 * How much is asked of a forge at most, far below what GitHub allows: 900 points a minute, 80 writes a minute, 500 writes and
 * 5,000 requests an hour. Who would have to wait longer than {@code patience} for a turn is told so instead.
 */
public record RequestLimits(
        int pointsPerMinute,
        int writesPerMinute,
        int writesPerHour,
        int requestsPerHour,
        Duration longestWait,
        Duration timeLimit) {

    public static final RequestLimits DEFAULT =
            new RequestLimits(400, 30, 250, 3_000, Duration.ofSeconds(10), Duration.ofSeconds(20));

    /** Waits. */
    @FunctionalInterface
    public interface Sleeper {

        void sleep(Duration length) throws InterruptedException;
    }
}
