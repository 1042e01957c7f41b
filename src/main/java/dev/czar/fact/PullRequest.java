package dev.czar.fact;

import java.time.Duration;

/** A pull request on the forge. */
public record PullRequest(
        int number, String task, String worker, String branch, String head, PullRequestState state, Duration age)
        implements Sensed {
    @Override
    public String subject() {
        return branch;
    }

    @Override
    public PullRequest aged(Duration elapsed) {
        return new PullRequest(number, task, worker, branch, head, state, age.plus(elapsed));
    }
}
