package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Move the mainline to the very commit that was tested. */
public record LandOmnibus(String commit, String tree) implements Action {
    @Override
    public ActionKind kind() {
        return ActionKind.LAND_OMNIBUS;
    }

    @Override
    public String subject() {
        return commit;
    }

    @Override
    public String lane() {
        return "repository";
    }
}
