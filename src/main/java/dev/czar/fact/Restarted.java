package dev.czar.fact;

import java.time.Duration;

/** The worker's process was restarted in place. */
public record Restarted(String worker, String episode, int attempt, Duration ago) implements Memory {
    @Override
    public String subject() {
        return worker + "/" + attempt;
    }

    @Override
    public Restarted aged(Duration elapsed) {
        return new Restarted(worker, episode, attempt, ago.plus(elapsed));
    }
}
