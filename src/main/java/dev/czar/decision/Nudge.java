package dev.czar.decision;

import dev.czar.fact.ActionKind;
import dev.czar.fact.NudgeLevel;

/** Speak to a silent worker: ask for its status, nudge it, or offer help. */
public record Nudge(String worker, String task, String episode, NudgeLevel level, int attempt) implements Message {
    /** The first attempt. */
    public Nudge(String worker, String task, String episode, NudgeLevel level) {
        this(worker, task, episode, level, 1);
    }

    @Override
    public ActionKind kind() {
        return ActionKind.NUDGE;
    }

    @Override
    public String target() {
        return worker + "/" + episode + "/" + level;
    }

    @Override
    public String lane() {
        return worker;
    }
}
