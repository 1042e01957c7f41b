package dev.czar.web.request;

import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scenes of facts that a test states. */
public final class FactIndexFixture {

    private FactIndexFixture() {}

    public static FactIndex of(List<Fact> facts) {
        List<KnownFact> known = facts.stream()
                .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                .toList();
        return new FactIndex(new Snapshot(Instant.parse("2026-11-22T20:31:05Z"), known), Optional.empty());
    }
}
