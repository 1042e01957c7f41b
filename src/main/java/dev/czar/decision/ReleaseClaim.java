package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Take a task back from a worker that is gone. */
public record ReleaseClaim(String worker, String task, String episode) implements Action {
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
