package dev.czar.fact;

import java.time.Duration;

/** Turn axis: whose move it is, and the sign it was read from. */
public record WorkerTurn(String worker, Turn turn, String sign, Duration age) implements Sensed {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public WorkerTurn aged(Duration elapsed) {
        return new WorkerTurn(worker, turn, sign, age.plus(elapsed));
    }
}
