package dev.czar.fact;

import java.time.Duration;

/** Leave this worker alone. */
public record Hold(String worker, String author, String reason, Duration age) implements Order {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public Hold aged(Duration elapsed) {
        return new Hold(worker, author, reason, age.plus(elapsed));
    }
}
