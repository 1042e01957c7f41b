package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Have a pull request reviewed at a head. */
public record ReviewPullRequest(int number, String task, String branch, String head) implements Action {
    @Override
    public ActionKind kind() {
        return ActionKind.REVIEW_PULL_REQUEST;
    }

    @Override
    public String subject() {
        return number + "/" + head;
    }

    @Override
    public String lane() {
        return "checks";
    }
}
