package dev.czar.fact;

import java.time.Duration;

/** Dead by two signs, read twice, since its latest start; {@code age} is how long it has been so. */
public record Dead(String worker, Duration age) implements Derived {
    @Override
    public String subject() {
        return worker;
    }
}
