package dev.czar.loop;

import dev.czar.fact.InfrastructureState.Unwatched;
import dev.czar.fact.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Notices time in which Czar did not look: between two passes of the loop, at most five seconds apart, the wall clock went on
 * much further or back. That is a machine that slept, a stopped process, a changed clock, or Czar not running at all.
 */
final class LookingGap {

    private static final Duration TOLERATED = Duration.ofSeconds(20);

    private Instant last;

    /** Nothing was looked at since the last of these observations from before a stop. */
    LookingGap(Collection<Observation> before) {
        last = before.stream()
                .map(Observation::at)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** All was looked at until now. */
    void looked(Instant now) {
        last = now;
    }

    /** What to state before anything is decided at this moment. */
    List<Observation> until(Instant now) {
        Duration passed = last.equals(Instant.MAX) ? Duration.ZERO : Duration.between(last, now);
        last = now;
        return passed.abs().compareTo(TOLERATED) < 0
                ? List.of()
                : List.of(Observation.of(new Unwatched(passed.abs(), Duration.ZERO), "loop", now));
    }
}
