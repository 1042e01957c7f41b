package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** An action that gives a task to a worker or takes it back. */
public sealed interface AssignmentAction extends Action {
    /** Hand a free task to one worker, or record that the worker began it by itself. */
    public record ClaimTask(String worker, String task, int attempt) implements AssignmentAction {
        /** The next attempt. */
        public ClaimTask(String worker, String task) {
            this(worker, task, AttemptNumbers.nextOf(ActionKind.CLAIM_TASK, task + "/" + worker, worker));
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
