package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Record that the project's work is done, as landed with this commit. */
public record FinishProject(String project, String commit) implements Action {
    @Override
    public ActionKind kind() {
        return ActionKind.FINISH_PROJECT;
    }

    @Override
    public String target() {
        return project + "/" + commit;
    }

    @Override
    public String lane() {
        return "repository";
    }
}
