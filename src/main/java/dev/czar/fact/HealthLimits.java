package dev.czar.fact;

import java.time.Duration;

/** Silence after which a worker with a task is slow, is stuck; how long a start may take; how long a dead worker keeps its claim. */
public record HealthLimits(Duration slow, Duration stuck, Duration starting, Duration lease) implements Limit {
    @Override
    public String subject() {
        return "limit";
    }
}
