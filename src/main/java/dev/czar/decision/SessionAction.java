package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** An action on a worker's session and the agent in it. */
public sealed interface SessionAction extends Action {
    /** Restart the worker's process in its own session and worktree. */
    public record RestartWorker(String worker, String episode, int attempt) implements SessionAction {
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
        /** The first attempt. */
        public StartWorker(String worker) {
            this(worker, 1);
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
