package dev.czar.fact;

import java.time.Duration;

/** Progress axis: commits on the worker's branch and the age of its last output, commit and report. */
public record WorkerProgress(String worker, int commits, Duration outputAge, Duration commitAge, Duration reportAge)
        implements Sensed {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public WorkerProgress aged(Duration elapsed) {
        return new WorkerProgress(
                worker, commits, outputAge.plus(elapsed), commitAge.plus(elapsed), reportAge.plus(elapsed));
    }

    /** Time since the last sign of life of any kind. */
    public Duration silence() {
        return shorter(outputAge, progressAge());
    }

    /** Time since the last commit or report. */
    public Duration progressAge() {
        return shorter(commitAge, reportAge);
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) <= 0 ? left : right;
    }
}
