package dev.czar.fact;

import dev.czar.fact.Snapshot.ElapsedTime;
import dev.czar.fact.Snapshot.KnownFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The latest observation per key. Owned by one thread; a snapshot of it is immutable. */
public final class Board {

    private final Map<String, Observation> latest = new TreeMap<>();

    public void apply(Collection<Observation> observations) {
        observations.forEach(this::apply);
    }

    private void apply(Observation observation) {
        if (observation.fact().isPresent()) {
            latest.put(observation.key(), observation);
        } else {
            latest.remove(observation.key());
        }
    }

    public Optional<Observation> find(String key) {
        return Optional.ofNullable(latest.get(key));
    }

    public List<Observation> all() {
        return List.copyOf(latest.values());
    }

    /** Every fact, aged from the moment it was observed to now. */
    public Snapshot snapshot(Instant now) {
        return new Snapshot(
                now,
                latest.values().stream()
                        .map(observation -> known(observation, now))
                        .toList());
    }

    private static KnownFact known(Observation observation, Instant now) {
        Duration elapsed = ElapsedTime.between(observation.at(), now);
        return new KnownFact(observation.fact().orElseThrow().aged(elapsed), observation.source(), elapsed);
    }
}
