package dev.czar.fact;

import java.time.Duration;

/** How long to wait for an effect of each step of the ladder before the next. */
public record NudgeLimits(Duration afterNudge, Duration afterHelp, Duration afterRestart) implements Limit {
    @Override
    public String subject() {
        return "limit";
    }
}
