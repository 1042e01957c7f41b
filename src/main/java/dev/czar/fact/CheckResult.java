package dev.czar.fact;

import java.time.Duration;

/** What the project's checks said of a head; {@code signature} names the failing set, {@code log} holds the last lines. */
public record CheckResult(String task, String head, CheckStatus status, String signature, String log, Duration age)
        implements Sensed {
    @Override
    public String subject() {
        return task;
    }

    @Override
    public CheckResult aged(Duration elapsed) {
        return new CheckResult(task, head, status, signature, log, age.plus(elapsed));
    }
}
