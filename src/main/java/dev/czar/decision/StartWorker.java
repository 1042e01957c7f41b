package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Create the worker's worktree and session and start its agent. */
public record StartWorker(String worker) implements Action {
    @Override
    public ActionKind kind() {
        return ActionKind.START_WORKER;
    }

    @Override
    public String subject() {
        return worker;
    }

    @Override
    public String lane() {
        return worker;
    }
}
