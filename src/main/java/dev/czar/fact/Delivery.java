package dev.czar.fact;

import java.time.Duration;

/** How far the latest delivery of a task has come. */
public record Delivery(String task, String worker, int attempt, DeliveryStep step, Duration age) implements Sensed {
    @Override
    public String subject() {
        return task;
    }

    @Override
    public Delivery aged(Duration elapsed) {
        return new Delivery(task, worker, attempt, step, age.plus(elapsed));
    }
}
