package dev.czar.world;

import java.time.Duration;

/** What was used of something there is only so much of in any span of this length. */
public record QuotaUsage(String resource, long used, long limit, Duration window) {}
