package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.Landing;

/** Move the mainline to the very commit that was tested; when all is to land, nothing accepted may be missing in it. */
public record LandOmnibus(String commit, String tree, Landing landing, int attempt) implements Action {
    /** The first attempt. */
    public LandOmnibus(String commit, String tree) {
        this(commit, tree, 1);
    }

    /** With nothing accepted left out. */
    public LandOmnibus(String commit, String tree, int attempt) {
        this(commit, tree, Landing.WHOLE, attempt);
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
