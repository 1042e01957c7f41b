package dev.czar.fact;

import java.time.Duration;

/** Resource axis: what the worker has run short of, and for how long still (zero when not known). */
public record WorkerResource(String worker, Resource resource, Duration remaining) implements Sensed {
    @Override
    public String subject() {
        return worker;
    }

    @Override
    public WorkerResource aged(Duration elapsed) {
        return new WorkerResource(worker, resource, Ages.countDown(remaining, elapsed));
    }
}
