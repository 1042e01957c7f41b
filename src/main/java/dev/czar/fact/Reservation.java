package dev.czar.fact;

import java.time.Duration;

/** The task that is laid ready for a worker about to be free. */
public record Reservation(String task, String worker, Duration age) implements Sensed {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public Reservation aged(Duration elapsed) {
        return new Reservation(task, worker, age.plus(elapsed));
    }
}
