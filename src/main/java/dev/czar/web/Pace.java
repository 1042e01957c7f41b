package dev.czar.web;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long something usually takes: the median of {@code of} times it came to an end. */
public record Pace(Duration usual, int of) {

    private static final int FEWEST = 3;

    /** Empty when there are too few to say anything. */
    static Optional<Pace> of(Stream<Duration> took) {
        List<Duration> sorted = took.sorted().toList();
        return sorted.size() < FEWEST
                ? Optional.empty()
                : Optional.of(new Pace(sorted.get(sorted.size() / 2), sorted.size()));
    }

    /** What is left of the usual time, none when more has passed. */
    Duration left(Duration passed) {
        return passed.compareTo(usual) > 0 ? Duration.ZERO : usual.minus(passed);
    }
}
