package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Run the project's checks on a head in an isolated worktree. */
public record RunChecks(String task, String worker, String branch, String head, int attempt) implements Action {
    /** The first attempt. */
    public RunChecks(String task, String worker, String branch, String head) {
        this(task, worker, branch, head, 1);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.RUN_CHECKS;
    }

    @Override
    public String target() {
        return task + "/" + head;
    }

    @Override
    public String lane() {
        return "checks";
    }
}
