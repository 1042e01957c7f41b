package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Hand a free task to one worker, or record that the worker began it by itself. */
public record ClaimTask(String worker, String task) implements Action {
    @Override
    public ActionKind kind() {
        return ActionKind.CLAIM_TASK;
    }

    @Override
    public String subject() {
        return task + "/" + worker;
    }

    @Override
    public String lane() {
        return worker;
    }
}
