package dev.czar.fact;

import java.time.Duration;

/** Work a worker says is complete, and what checks, the forge and reviewers say of that head. */
public sealed interface SubmittedWork extends Sensed {
    /** What the project's checks said of a head; {@code signature} names the failing set, {@code log} holds the last lines. */
    public record CheckResult(String task, String head, CheckStatus status, String signature, String log, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public CheckResult aged(Duration elapsed) {
            return new CheckResult(task, head, status, signature, log, age.plus(elapsed));
        }
    }

    /** What a check said; error means it could not be run. */
    public enum CheckStatus {
        PASSED,
        FAILED,
        ERROR
    }

    /** A worker's word that its task is complete at this head; a claim, not yet a proof. */
    public record CompletionClaim(String task, String worker, String branch, String head, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public CompletionClaim aged(Duration elapsed) {
            return new CompletionClaim(task, worker, branch, head, age.plus(elapsed));
        }
    }

    /** A pull request on the forge. */
    public record PullRequest(
            int number, String task, String worker, String branch, String head, PullRequestState state, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return branch;
        }

        @Override
        public PullRequest aged(Duration elapsed) {
            return new PullRequest(number, task, worker, branch, head, state, age.plus(elapsed));
        }
    }

    /** The life of a pull request. */
    public enum PullRequestState {
        OPEN,
        LANDED,
        CLOSED
    }

    /** The latest verdict on a pull request, bound to the head it was given for. */
    public record Review(int number, String task, String head, Verdict verdict, String summary, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return String.valueOf(number);
        }

        @Override
        public Review aged(Duration elapsed) {
            return new Review(number, task, head, verdict, summary, age.plus(elapsed));
        }
    }

    /** A reviewer's verdict; error means it gave none. */
    public enum Verdict {
        APPROVE,
        REQUEST_CHANGES,
        ERROR
    }
}
