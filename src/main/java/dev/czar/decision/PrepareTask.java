package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Lay the next task ready for a worker that will soon be free. */
public record PrepareTask(String worker, String task) implements Action {
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
