package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Fact.ValueWhenAbsent;
import dev.czar.fact.Worker.PermissionVerdict;
import dev.czar.fact.WorkerState.ExitCause;

/** An action on a worker's session and the agent in it. */
public sealed interface SessionAction extends Action {
    /** Answer a program's question for a permission through its hook; {@code reason} is told to the agent when it is denied. */
    public record AnswerPermission(String worker, String request, PermissionVerdict verdict, String reason)
            implements SessionAction {
        @Override
        public ActionKind kind() {
            return ActionKind.ANSWER_PERMISSION;
        }

        @Override
        public String target() {
            return worker + "/" + request;
        }

        /** Of its own: the program asks in the middle of what is under way with its worker. */
        @Override
        public String lane() {
            return worker + "/permission";
        }
    }

    /** Restart the worker's process in its own session and worktree, for this cause. */
    public record RestartWorker(
            String worker, String episode, int attempt, @ValueWhenAbsent("\"CRASH\"") ExitCause cause)
            implements SessionAction {
        /** The next attempt. */
        public RestartWorker(String worker, String episode, ExitCause cause) {
            this(worker, episode, AttemptNumbers.nextOf(new RestartWorker(worker, episode, 1, cause), worker), cause);
        }

        /** After a crash. */
        public RestartWorker(String worker, String episode, int attempt) {
            this(worker, episode, attempt, ExitCause.CRASH);
        }

        /** As it was before it named the cause for a crash, so that older recordings replay. */
        @Override
        public String toString() {
            String named = cause == ExitCause.CRASH ? "" : ", cause=" + cause;
            return "RestartWorker[worker=" + worker + ", episode=" + episode + ", attempt=" + attempt + named + "]";
        }

        @Override
        public ActionKind kind() {
            return ActionKind.RESTART_WORKER;
        }

        @Override
        public String target() {
            return worker;
        }

        @Override
        public String lane() {
            return worker;
        }
    }

    /** Create the worker's worktree and session and start its agent. */
    public record StartWorker(String worker, int attempt) implements SessionAction {
        /** The next attempt. */
        public StartWorker(String worker) {
            this(worker, AttemptNumbers.next(new StartWorker(worker, 1)));
        }

        @Override
        public ActionKind kind() {
            return ActionKind.START_WORKER;
        }

        @Override
        public String target() {
            return worker;
        }

        @Override
        public String lane() {
            return worker;
        }
    }
}
