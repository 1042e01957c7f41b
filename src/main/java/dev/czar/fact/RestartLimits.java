package dev.czar.fact;

import java.time.Duration;

/** Restarts of one worker per window, the least time between two, and how many deaths in how short a time stop all restarts. */
public record RestartLimits(int most, Duration window, Duration cooldown, int massDeath, Duration massWindow)
        implements Limit {
    @Override
    public String subject() {
        return "limit";
    }
}
