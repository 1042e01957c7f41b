package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** An action that gives a task to a worker or takes it back, or keeps the queue and the issues of the forge together. */
public sealed interface AssignmentAction extends Action {
    /** Hand a free task to one worker, or record that the worker began it by itself. */
    public record ClaimTask(String worker, String task, int attempt) implements AssignmentAction {
        /** The next attempt. */
        public ClaimTask(String worker, String task) {
            this(worker, task, AttemptNumbers.nextOf(new ClaimTask(worker, task, 1), worker));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.CLAIM_TASK;
        }

        @Override
        public String target() {
            return task + "/" + worker;
        }

        @Override
        public String lane() {
            return worker;
        }
    }

    /** Put an issue, of the forge or a checklist, into the queue as a task, and say so there. */
    public record TakeIssue(String id, String task, int attempt) implements AssignmentAction {
        public TakeIssue(String id, String task) {
            this(id, task, AttemptNumbers.next(new TakeIssue(id, task, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.TAKE_ISSUE;
        }

        @Override
        public String target() {
            return task + "/" + id;
        }

        @Override
        public String lane() {
            return "forge";
        }
    }

    /** Close the issue of a task that has landed, naming the tested commit; an item of a checklist is ticked. */
    public record CloseIssue(String id, String task, String commit, int attempt) implements AssignmentAction {
        public CloseIssue(String id, String task, String commit) {
            this(id, task, commit, AttemptNumbers.next(new CloseIssue(id, task, commit, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.CLOSE_ISSUE;
        }

        @Override
        public String target() {
            return task + "/" + id;
        }

        @Override
        public String lane() {
            return "forge";
        }
    }

    /** Have only this worker take a task, which goes on from the branch there is, and answer the comment that orders it. */
    public record AssignTask(int number, String task, String comment, String worker, String branch, int attempt)
            implements AssignmentAction {
        public AssignTask(int number, String task, String comment, String worker, String branch) {
            this(
                    number,
                    task,
                    comment,
                    worker,
                    branch,
                    AttemptNumbers.next(new AssignTask(number, task, comment, worker, branch, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.ASSIGN_TASK;
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

    /** Lay the next task ready for a worker that will soon be free. */
    public record PrepareTask(String worker, String task) implements AssignmentAction {
        @Override
        public ActionKind kind() {
            return ActionKind.PREPARE_TASK;
        }

        @Override
        public String target() {
            return task + "/" + worker;
        }

        @Override
        public String lane() {
            return worker;
        }
    }

    /** Take a task back from a worker that is gone. */
    public record ReleaseClaim(String worker, String task, String episode) implements AssignmentAction {
        @Override
        public ActionKind kind() {
            return ActionKind.RELEASE_CLAIM;
        }

        @Override
        public String target() {
            return task + "/" + worker + "/" + episode;
        }

        @Override
        public String lane() {
            return worker;
        }
    }
}
