package dev.czar.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All that is known at one moment, sorted by key: the only input of a cycle. */
public record Snapshot(Instant now, List<KnownFact> facts) {

    private record Keyed(String key, KnownFact known) {}

    private static final Comparator<Keyed> ORDER = Comparator.comparing(Keyed::key)
            .thenComparing(keyed -> keyed.known().fact().toString())
            .thenComparing(keyed -> keyed.known().source())
            .thenComparing(keyed -> keyed.known().seen());

    public Snapshot {
        facts = facts.stream()
                .map(known -> new Keyed(known.fact().key(), known))
                .sorted(ORDER)
                .map(Keyed::known)
                .toList();
    }

    /** What will be known after this long if nothing happens but time passing. */
    public Snapshot later(Duration elapsed) {
        return new Snapshot(
                now.plus(elapsed),
                facts.stream()
                        .map(known -> new KnownFact(
                                known.fact().aged(elapsed),
                                known.source(),
                                known.seen().plus(elapsed)))
                        .toList());
    }

    /** The facts of this type. */
    public <F extends Fact> Stream<F> all(Class<F> type) {
        return facts.stream().map(KnownFact::fact).filter(type::isInstance).map(type::cast);
    }

    /** A fact of a snapshot with its provenance: who stated it and how long ago. */
    public record KnownFact(Fact fact, String source, Duration seen) {}

    /** Ages: the time since something, which does not go below zero when clocks disagree. */
    public static final class ElapsedTime {

        private ElapsedTime() {}

        public static Duration between(Instant since, Instant now) {
            Duration age = Duration.between(since, now);
            return age.isNegative() ? Duration.ZERO : age;
        }
    }
}
