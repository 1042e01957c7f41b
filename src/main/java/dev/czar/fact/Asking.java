package dev.czar.fact;

import java.time.Duration;

/** The worker asked something about its task and has not gone on since. */
public record Asking(String worker, String question, Duration age) implements Derived {
    @Override
    public String subject() {
        return worker;
    }
}
