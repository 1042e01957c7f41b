package dev.czar.simulation.world;

import java.time.Duration;

/** Something that goes wrong at a time after the start; {@code worker} "" for what concerns all, {@code lasting} zero where it does not matter. */
public record ScenarioDisturbance(Duration at, DisturbanceKind kind, String worker, Duration lasting) {

    /** What can go wrong. */
    public enum DisturbanceKind {
        /** The worker stops in the middle of its task and waits at its prompt. */
        STALL,
        /** The worker's turn goes on and nothing comes of it. */
        HANG,
        CRASH,
        /** The agent leaves by itself. */
        LEAVE,
        /** The worker may not use its model for a time that it names. */
        LIMIT,
        /** The same without a time. */
        LIMIT_WITHOUT_TIME,
        DIALOG,
        QUESTION,
        BACKGROUND_JOB,
        /** The worker reports its task complete before it is. */
        WRONG_REPORT,
        /** A change left uncommitted. */
        UNTIDY,
        /** The next answer of the forge is lost. */
        FORGE_ANSWER_LOST,
        /** The next checks cannot be run. */
        CHECKS_BROKEN,
        /** Somebody commits to the mainline. */
        MAINLINE_MOVES,
        /** The terminal server dies, and every session with it. */
        TERMINAL_LOST,
        MACHINE_SLEEPS,
        /** Czar is killed in the middle of what it does next. */
        CZAR_KILLED
    }

    /** As a line of a script: when, what, who, how long. */
    @Override
    public String toString() {
        return "%02d:%02d:%02d %s%s%s"
                .formatted(
                        at.toHours(),
                        at.toMinutesPart(),
                        at.toSecondsPart(),
                        kind,
                        worker.isEmpty() ? "" : " " + worker,
                        lasting.isZero() ? "" : " for " + lasting);
    }
}
