package dev.czar.world;

import java.time.Duration;

/** What was used of something there is only so much of in any span of this length. */
public record Spending(String of, long used, long most, Duration window) {}
