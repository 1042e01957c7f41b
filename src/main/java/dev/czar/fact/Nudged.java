package dev.czar.fact;

import java.time.Duration;

/** The worker was spoken to about its silence. */
public record Nudged(String worker, String episode, NudgeLevel level, Duration ago) implements Memory {
    @Override
    public String subject() {
        return worker + "/" + episode + "/" + level;
    }

    @Override
    public Nudged aged(Duration elapsed) {
        return new Nudged(worker, episode, level, ago.plus(elapsed));
    }
}
