package dev.czar.fact;

import java.time.Duration;
import java.util.Locale;

/** Work a worker says is complete, and what checks, reviewers, and people and CI on the forge say of it. */
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
    public record CompletionReport(String task, String worker, String branch, String head, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public CompletionReport aged(Duration elapsed) {
            return new CompletionReport(task, worker, branch, head, age.plus(elapsed));
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
    public record Review(int number, String task, String head, ReviewResult verdict, String summary, Duration age)
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
    public enum ReviewResult {
        APPROVE,
        REQUEST_CHANGES,
        ERROR
    }

    /**
     * The latest CI run of a name at a head; {@code required}: it counts, {@code flaky}: it has failed and passed at one
     * commit before, {@code log} holds what it says of its failure.
     */
    public record CiCheck(
            int number,
            String task,
            String head,
            String name,
            CiState state,
            boolean required,
            boolean flaky,
            String log,
            Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return number + "/" + name;
        }

        @Override
        public CiCheck aged(Duration elapsed) {
            return new CiCheck(number, task, head, name, state, required, flaky, log, age.plus(elapsed));
        }

        /** The name with what it says of its failure. */
        public String report() {
            return name + ":\n" + log;
        }
    }

    /** How far CI is. */
    public enum CiState {
        PENDING,
        PASSED,
        FAILED
    }

    /** What somebody who may push orders in a comment; {@code argument} is a worker or "". */
    public record PullRequestCommand(
            int number, String task, String id, String author, CommandVerb verb, String argument, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return number + "/" + id;
        }

        @Override
        public PullRequestCommand aged(Duration elapsed) {
            return new PullRequestCommand(number, task, id, author, verb, argument, age.plus(elapsed));
        }
    }

    /** What a comment may order; {@code UNPROVEN}: of its author the forge does not say whether they may push. */
    public enum CommandVerb {
        HOLD,
        RELEASE,
        RETRY,
        WHY,
        LAND,
        ASSIGN,
        UNPROVEN
    }

    /**
     * What the branch it goes to asks for beside CI, whether it is a draft, and since when the forge shows this head, ""
     * as long as it was not asked; {@code resolvedThreads}: every thread must be resolved.
     */
    public record PullRequestTerms(
            int number,
            String task,
            String head,
            boolean draft,
            int approvals,
            boolean resolvedThreads,
            Duration headAge)
            implements SubmittedWork {
        /** The forge has not been asked since it has the head that it has now. */
        public static PullRequestTerms unknown(int number, String task) {
            return new PullRequestTerms(number, task, "", false, 0, false, Duration.ZERO);
        }

        @Override
        public String subject() {
            return String.valueOf(number);
        }

        @Override
        public PullRequestTerms aged(Duration elapsed) {
            return new PullRequestTerms(number, task, head, draft, approvals, resolvedThreads, headAge.plus(elapsed));
        }
    }

    /** The branch it goes to, or {@code czar.yaml}, asks for an approval by an owner of each path it changes. */
    public record OwnersRequired(int number, String task, String head) implements SubmittedWork {
        @Override
        public String subject() {
            return String.valueOf(number);
        }
    }

    /** Somebody had the forge merge it by itself as soon as that may be. */
    public record AutoMerge(int number, String task, String author) implements SubmittedWork {
        @Override
        public String subject() {
            return String.valueOf(number);
        }
    }

    /** What a reviewer says stands for a team, such as {@code @acme/core}, as the forge has it. */
    public record TeamOpinion(int number, String task, String reviewer, String team) implements SubmittedWork {
        @Override
        public String subject() {
            return number + "/" + reviewer + "/" + team;
        }
    }

    /** A pull request that could not be read, so that what is said of it is unknown; the others are as they are. */
    public record PullRequestFault(int number, String task, String branch, String cause, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return String.valueOf(number);
        }

        @Override
        public PullRequestFault aged(Duration elapsed) {
            return new PullRequestFault(number, task, branch, cause, age.plus(elapsed));
        }
    }

    /** A label people gave it. */
    public record PullRequestLabel(int number, String task, String label) implements SubmittedWork {
        @Override
        public String subject() {
            return number + "/" + label;
        }
    }

    /** A reviewer's verdict that stands, whatever was pushed since; {@code counts}: this account may push. */
    public record ReviewerOpinion(
            int number,
            String task,
            String id,
            String reviewer,
            ReviewResult verdict,
            String head,
            String text,
            boolean counts,
            Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return number + "/" + reviewer;
        }

        @Override
        public ReviewerOpinion aged(Duration elapsed) {
            return new ReviewerOpinion(number, task, id, reviewer, verdict, head, text, counts, age.plus(elapsed));
        }

        /** The reviewer as owners are named, in small letters. */
        public String account() {
            return "@" + reviewer.toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Inline comments at one place of the change; {@code review} is the one they began with, {@code heard}: from somebody
     * who may push or a program people installed, {@code head}: the commit they were written at, "" when not known.
     */
    public record ReviewThread(
            int number,
            String task,
            String id,
            String review,
            String place,
            String author,
            String text,
            boolean heard,
            boolean resolved,
            @ValueWhenAbsent("\"\"") String head,
            Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return number + "/" + id;
        }

        @Override
        public ReviewThread aged(Duration elapsed) {
            return new ReviewThread(
                    number, task, id, review, place, author, text, heard, resolved, head, age.plus(elapsed));
        }

        /** As it was before it named the head when there is none, so that older recordings replay. */
        @Override
        public String toString() {
            return "ReviewThread[number=%d, task=%s, id=%s, review=%s, place=%s, author=%s, text=%s, heard=%s, resolved=%s%s, age=%s]"
                    .formatted(
                            number,
                            task,
                            id,
                            review,
                            place,
                            author,
                            text,
                            heard,
                            resolved,
                            head.isEmpty() ? "" : ", head=" + head,
                            age);
        }

        /** The place with what is said there. */
        public String report() {
            return place + "\n" + text;
        }
    }

    /** What the project's checks said of the mainline's own head. */
    public record MainlineCheck(String head, CheckStatus status, String signature, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return "mainline";
        }

        @Override
        public MainlineCheck aged(Duration elapsed) {
            return new MainlineCheck(head, status, signature, age.plus(elapsed));
        }
    }

    /**
     * The mainline has the whole change of a task's head under other commits, as after a squash or a cherry-pick;
     * {@code commit} completed it.
     */
    public record ChangeOnMainline(String task, String worker, String branch, String head, String commit, Duration age)
            implements SubmittedWork {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public ChangeOnMainline aged(Duration elapsed) {
            return new ChangeOnMainline(task, worker, branch, head, commit, age.plus(elapsed));
        }
    }
}
