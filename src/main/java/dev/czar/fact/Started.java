package dev.czar.fact;

import java.time.Duration;

/** The worker's session was started. */
public record Started(String worker, Duration ago) implements Memory {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public Started aged(Duration elapsed) {
        return new Started(worker, ago.plus(elapsed));
    }
}
