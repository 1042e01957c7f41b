package dev.czar.fact;

import java.time.Duration;

/** The one worker that has the task. */
public record Claim(String task, String worker, Duration age) implements Sensed {
    @Override
    public String subject() {
        return task;
    }

    @Override
    public Claim aged(Duration elapsed) {
        return new Claim(task, worker, age.plus(elapsed));
    }
}
