package dev.czar.fact;

import java.time.Duration;

/** The integration branch: its tested tip, the tree that was tested, the mainline head it stands on. */
public record Omnibus(String commit, String tree, String base, OmnibusState state, Duration age) implements Sensed {
    @Override
    public String subject() {
        return "tip";
    }

    @Override
    public Omnibus aged(Duration elapsed) {
        return new Omnibus(commit, tree, base, state, age.plus(elapsed));
    }
}
