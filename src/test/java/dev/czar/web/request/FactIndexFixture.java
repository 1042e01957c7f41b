package dev.czar.web.request;

import dev.czar.fact.Fact;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.Cycle;
import dev.czar.rule.ShippedRuleBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a test states as facts, and what the shipped rules conclude from it. */
public final class FactIndexFixture {

    private FactIndexFixture() {}

    public static FactIndex of(List<Fact> facts) {
        List<KnownFact> known = facts.stream()
                .map(fact -> new KnownFact(fact, "test", Duration.ZERO))
                .toList();
        Snapshot snapshot = new Snapshot(Instant.parse("2026-11-22T20:31:05Z"), known);
        return new FactIndex(snapshot, Optional.of(Cycle.run(snapshot, ShippedRuleBook.get())));
    }
}
