package dev.czar.decision;

import dev.czar.fact.ActionKind;

/** Tell a human what needs one. */
public record AlertHuman(String about, String episode, String text) implements Action {
    @Override
    public ActionKind kind() {
        return ActionKind.ALERT_HUMAN;
    }

    @Override
    public String target() {
        return about + "/" + episode;
    }

    @Override
    public String lane() {
        return "notices";
    }
}
