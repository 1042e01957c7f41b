package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Hand a free task to one worker, or record that the worker began it by itself. */
public record ClaimTask(String worker, String task, int attempt) implements Action {
    /** The first attempt. */
    public ClaimTask(String worker, String task) {
        this(worker, task, 1);
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
