package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Record that the project's work is done. */
public record FinishProject(String project) implements Action {
    @Override
    public ActionKind kind() {
        return ActionKind.FINISH_PROJECT;
    }

    @Override
    public String subject() {
        return project;
    }

    @Override
    public String lane() {
        return "repository";
    }
}
