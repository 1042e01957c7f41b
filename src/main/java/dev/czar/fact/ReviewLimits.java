package dev.czar.fact;

import java.time.Duration;

/** How often work goes back to its worker before a human is asked, and how long a worktree may stay untidy after a completion claim. */
public record ReviewLimits(int rounds, Duration tidy) implements Limit {
    @Override
    public String subject() {
        return "limit";
    }
}
