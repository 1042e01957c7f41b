package dev.czar.fact;

import java.time.Duration;

/** Work that was sent back to its worker. */
public record ReturnedWork(String worker, String task, String head, String signature, int round, Duration ago)
        implements Memory {
    @Override
    public String subject() {
        return task + "/" + round;
    }

    @Override
    public ReturnedWork aged(Duration elapsed) {
        return new ReturnedWork(worker, task, head, signature, round, ago.plus(elapsed));
    }
}
