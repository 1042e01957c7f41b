package dev.czar.fact;

import java.time.Duration;
import java.util.List;

/** Two workers whose branches would not merge; {@code worker} is the one with the smaller change, who should move. */
public record Conflict(String worker, String other, List<String> files, String signature, Duration age)
        implements Sensed {
    public Conflict {
        files = List.copyOf(files);
    }

    @Override
    public String subject() {
        return worker + "/" + other;
    }

    @Override
    public Conflict aged(Duration elapsed) {
        return new Conflict(worker, other, files, signature, age.plus(elapsed));
    }

    /** The files, one after the other. */
    public String listing() {
        return String.join(", ", files);
    }
}
