package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Restart the worker's process in its own session and worktree. */
public record RestartWorker(String worker, String episode, int attempt) implements Action {
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
