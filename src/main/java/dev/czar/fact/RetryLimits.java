package dev.czar.fact;

import java.time.Duration;

/** How often a failed action is tried, and the pause between two tries. */
public record RetryLimits(int attempts, Duration pause) implements Limit {
    @Override
    public String subject() {
        return "limit";
    }
}
