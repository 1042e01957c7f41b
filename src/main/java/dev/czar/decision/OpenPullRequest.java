package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Open the branch's one pull request, or bring it up to its head. */
public record OpenPullRequest(String task, String worker, String branch, String head) implements Action {
    @Override
    public ActionKind kind() {
        return ActionKind.OPEN_PULL_REQUEST;
    }

    @Override
    public String subject() {
        return branch + "/" + head;
    }

    @Override
    public String lane() {
        return "repository";
    }
}
