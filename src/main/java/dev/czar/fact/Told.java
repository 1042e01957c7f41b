package dev.czar.fact;

import java.time.Duration;

/** The worker was told something once for this episode. */
public record Told(String worker, Topic topic, String episode, Duration ago) implements Memory {
    @Override
    public String subject() {
        return worker + "/" + topic + "/" + episode;
    }

    @Override
    public Told aged(Duration elapsed) {
        return new Told(worker, topic, episode, ago.plus(elapsed));
    }
}
