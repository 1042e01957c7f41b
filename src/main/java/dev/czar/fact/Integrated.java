package dev.czar.fact;

import java.time.Duration;

/** A task's accepted head that is contained in the omnibus. */
public record Integrated(String task, String branch, String head, String commit, Duration age) implements Sensed {
    @Override
    public String subject() {
        return task;
    }

    @Override
    public Integrated aged(Duration elapsed) {
        return new Integrated(task, branch, head, commit, age.plus(elapsed));
    }
}
