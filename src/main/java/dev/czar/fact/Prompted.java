package dev.czar.fact;

import java.time.Duration;

/** Something was put to the worker that it may take its time for. */
public record Prompted(String worker, Duration ago) implements Derived {
    @Override
    public String subject() {
        return worker + "/" + ago;
    }
}
