package dev.czar.fact;

import java.time.Duration;

/** How often a known-failed delivery is tried, and how long an acknowledgement may take. */
public record DeliveryLimits(int attempts, Duration acknowledge) implements Limit {
    @Override
    public String subject() {
        return "limit";
    }
}
