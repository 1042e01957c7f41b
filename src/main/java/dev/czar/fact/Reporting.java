package dev.czar.fact;

import java.time.Duration;

/** The worker's running session says that it is on this task. */
public record Reporting(String worker, String task, Duration age) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + task;
    }
}
