package dev.czar.fact;

import java.time.Duration;

/** How long ago the worker's session was started or restarted for the last time. */
public record LatestStart(String worker, Duration ago) implements Derived {
    @Override
    public String subject() {
        return worker;
    }
}
