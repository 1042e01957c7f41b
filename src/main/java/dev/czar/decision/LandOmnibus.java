package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Move the mainline to the very commit that was tested. */
public record LandOmnibus(String commit, String tree, int attempt) implements Action {
    /** The first attempt. */
    public LandOmnibus(String commit, String tree) {
        this(commit, tree, 1);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.LAND_OMNIBUS;
    }

    @Override
    public String target() {
        return commit;
    }

    @Override
    public String lane() {
        return "repository";
    }
}
