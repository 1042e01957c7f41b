package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Have a pull request reviewed at a head. */
public record ReviewPullRequest(int number, String task, String branch, String head, int attempt) implements Action {
    /** The first attempt. */
    public ReviewPullRequest(int number, String task, String branch, String head) {
        this(number, task, branch, head, 1);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.REVIEW_PULL_REQUEST;
    }

    @Override
    public String target() {
        return number + "/" + head;
    }

    @Override
    public String lane() {
        return "checks";
    }
}
