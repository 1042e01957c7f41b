package dev.czar.web.view;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long something usually takes: the median of {@code samples} times it came to an end. */
public record TypicalDuration(Duration median, int samples) {

    private static final int MIN_SAMPLES = 3;

    /** Empty when there are too few to say anything. */
    static Optional<TypicalDuration> of(Stream<Duration> took) {
        List<Duration> sorted = took.sorted().toList();
        return sorted.size() < MIN_SAMPLES
                ? Optional.empty()
                : Optional.of(new TypicalDuration(sorted.get(sorted.size() / 2), sorted.size()));
    }

    /** What is left of the usual time, none when more has passed. */
    Duration remaining(Duration passed) {
        return passed.compareTo(median) > 0 ? Duration.ZERO : median.minus(passed);
    }
}
