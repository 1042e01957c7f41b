package dev.czar.world;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * How an external process ended: its exit code (-1 when it was stopped for taking too long), what it wrote (the last
 * bytes only when {@code truncated}) and how long it took.
 */
public record CommandResult(
        int exit, byte[] outputBytes, byte[] errorBytes, boolean timedOut, boolean truncated, Duration took) {
    public boolean ok() {
        return exit == 0 && !timedOut;
    }

    public String output() {
        return new String(outputBytes, StandardCharsets.UTF_8);
    }

    public String errors() {
        return new String(errorBytes, StandardCharsets.UTF_8);
    }
}
