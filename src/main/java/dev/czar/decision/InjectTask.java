package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Deliver the text of a claimed task to its worker. */
public record InjectTask(String worker, String task, int attempt) implements Message {
    @Override
    public ActionKind kind() {
        return ActionKind.INJECT_TASK;
    }

    @Override
    public String target() {
        return task;
    }

    @Override
    public String lane() {
        return worker;
    }
}
