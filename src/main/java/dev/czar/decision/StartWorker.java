package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Create the worker's worktree and session and start its agent. */
public record StartWorker(String worker, int attempt) implements Action {
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
