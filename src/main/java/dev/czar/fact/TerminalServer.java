package dev.czar.fact;

import java.time.Duration;

/** The terminal server that holds all sessions. */
public record TerminalServer(Sign sign, Duration age) implements Sensed {
    @Override
    public String subject() {
        return "tmux";
    }

    @Override
    public TerminalServer aged(Duration elapsed) {
        return new TerminalServer(sign, age.plus(elapsed));
    }
}
