package dev.czar.fact;

import java.time.Duration;

/** A human was alerted. */
public record Alerted(String subject, String episode, Duration ago) implements Memory {
    @Override
    public String subject() {
        return subject + "/" + episode;
    }

    @Override
    public Alerted aged(Duration elapsed) {
        return new Alerted(subject, episode, ago.plus(elapsed));
    }
}
