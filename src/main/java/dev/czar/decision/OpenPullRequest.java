package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Open the branch's one pull request, or bring it up to its head. */
public record OpenPullRequest(String task, String worker, String branch, String head, int attempt) implements Action {
    /** The first attempt. */
    public OpenPullRequest(String task, String worker, String branch, String head) {
        this(task, worker, branch, head, 1);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.OPEN_PULL_REQUEST;
    }

    @Override
    public String target() {
        return branch + "/" + head;
    }

    @Override
    public String lane() {
        return "repository";
    }
}
