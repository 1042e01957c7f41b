package dev.czar.fact;

import java.time.Duration;

/** The worker's own last word about its task; {@code percent} is -1 when not said. */
public record WorkerReport(
        String worker, String task, int percent, String estimate, String blockedOn, String question, Duration age)
        implements Sensed {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public WorkerReport aged(Duration elapsed) {
        return new WorkerReport(worker, task, percent, estimate, blockedOn, question, age.plus(elapsed));
    }
}
