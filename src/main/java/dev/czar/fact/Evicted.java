package dev.czar.fact;

import java.time.Duration;

/** A head that could not go into the omnibus, with the omnibus commit to reproduce on. */
public record Evicted(
        String task, String branch, String head, EvictionReason reason, String base, String log, Duration age)
        implements Sensed {
    @Override
    public String subject() {
        return task;
    }

    @Override
    public Evicted aged(Duration elapsed) {
        return new Evicted(task, branch, head, reason, base, log, age.plus(elapsed));
    }
}
