package dev.czar.world;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that goes on, or back, when it is told to. */
public class SettableClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    public final synchronized void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public final synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
