package dev.czar.fact;

import java.time.Duration;

/** A human was alerted. */
public record Alerted(String about, String episode, Duration ago) implements Memory {
    @Override
    public String subject() {
        return about + "/" + episode;
    }

    @Override
    public Alerted aged(Duration elapsed) {
        return new Alerted(about, episode, ago.plus(elapsed));
    }
}
