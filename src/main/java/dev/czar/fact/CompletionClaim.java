package dev.czar.fact;

import java.time.Duration;

/** A worker's word that its task is complete at this head; a claim, not yet a proof. */
public record CompletionClaim(String task, String worker, String branch, String head, Duration age) implements Sensed {
    @Override
    public String subject() {
        return task;
    }

    @Override
    public CompletionClaim aged(Duration elapsed) {
        return new CompletionClaim(task, worker, branch, head, age.plus(elapsed));
    }
}
