package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.SubmittedWork.CommandVerb;
import java.util.List;

/** An action that checks finished work and has it reviewed. */
public sealed interface ReviewAction extends Action {
    /** Do what a comment on a pull request orders, as far as it is done there, and answer it; {@code waiting} is what its task waits for. */
    public record AnswerCommand(
            int number, String task, String comment, CommandVerb verb, List<String> waiting, int attempt)
            implements ReviewAction {
        /** The next attempt. */
        public AnswerCommand(int number, String task, String comment, CommandVerb verb, List<String> waiting) {
            this(
                    number,
                    task,
                    comment,
                    verb,
                    waiting,
                    AttemptNumbers.next(new AnswerCommand(number, task, comment, verb, waiting, 1)));
        }

        public AnswerCommand {
            waiting = waiting.stream().sorted().toList();
        }

        @Override
        public ActionKind kind() {
            return ActionKind.ANSWER_COMMAND;
        }

        @Override
        public String target() {
            return number + "/" + comment;
        }

        @Override
        public String lane() {
            return "forge";
        }
    }

    /** Reply in a thread at {@code place} with what the head that answers it changes since {@code since}, at which it began. */
    public record AnswerThread(
            int number, String task, String thread, String place, String since, String head, int attempt)
            implements ReviewAction {
        public AnswerThread(int number, String task, String thread, String place, String since, String head) {
            this(
                    number,
                    task,
                    thread,
                    place,
                    since,
                    head,
                    AttemptNumbers.next(new AnswerThread(number, task, thread, place, since, head, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.ANSWER_THREAD;
        }

        @Override
        public String target() {
            return number + "/" + thread;
        }

        @Override
        public String lane() {
            return "forge";
        }
    }

    /** Open the branch's one pull request, or bring it up to its head. */
    public record OpenPullRequest(String task, String worker, String branch, String head, int attempt)
            implements ReviewAction {
        /** The next attempt. */
        public OpenPullRequest(String task, String worker, String branch, String head) {
            this(task, worker, branch, head, AttemptNumbers.next(new OpenPullRequest(task, worker, branch, head, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.OPEN_PULL_REQUEST;
        }

        @Override
        public String target() {
            return branch + "/" + head;
        }

        @Override
        public String lane() {
            return "repository";
        }
    }

    /** Have a pull request reviewed at a head. */
    public record ReviewPullRequest(int number, String task, String branch, String head, int attempt)
            implements ReviewAction {
        /** The next attempt. */
        public ReviewPullRequest(int number, String task, String branch, String head) {
            this(number, task, branch, head, AttemptNumbers.next(new ReviewPullRequest(number, task, branch, head, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.REVIEW_PULL_REQUEST;
        }

        @Override
        public String target() {
            return number + "/" + head;
        }

        @Override
        public String lane() {
            return "reviews";
        }
    }

    /** Run the project's checks on a head in an isolated worktree. */
    public record RunChecks(String task, String worker, String branch, String head, int attempt)
            implements ReviewAction {
        /** The next attempt. */
        public RunChecks(String task, String worker, String branch, String head) {
            this(task, worker, branch, head, AttemptNumbers.next(new RunChecks(task, worker, branch, head, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.RUN_CHECKS;
        }

        @Override
        public String target() {
            return task + "/" + head;
        }

        @Override
        public String lane() {
            return "checks";
        }
    }

    /** Run the project's checks on the mainline's own head. */
    public record CheckMainline(String head, int attempt) implements ReviewAction {
        /** The next attempt. */
        public CheckMainline(String head) {
            this(head, AttemptNumbers.next(new CheckMainline(head, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.CHECK_MAINLINE;
        }

        @Override
        public String target() {
            return head;
        }

        @Override
        public String lane() {
            return "mainline";
        }
    }
}
