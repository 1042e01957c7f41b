package dev.czar.fact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** One look at the world: what was seen under a key, by whom and when. An empty fact says that it is gone. */
public record Observation(String key, String source, Instant at, Optional<Fact> fact) {

    public Observation {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Observation of(Fact fact, String source, Instant at) {
        return new Observation(fact.key(), source, at, Optional.of(fact));
    }

    public static Observation gone(String key, String source, Instant at) {
        return new Observation(key, source, at, Optional.empty());
    }
}
