package dev.czar.fact;

import java.time.Duration;

/** Process axis: the terminal pane and the process in it, with the number of equal readings in a row and how long it has been so. */
public record WorkerProcess(String worker, Sign pane, Sign process, int readings, Duration age) implements Sensed {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public WorkerProcess aged(Duration elapsed) {
        return new WorkerProcess(worker, pane, process, readings, age.plus(elapsed));
    }
}
