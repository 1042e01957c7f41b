package dev.czar.web;

import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.fact.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Scenes of facts that a test states. */
final class Scenes {

    private Scenes() {}

    static Scene of(List<Fact> facts) {
        List<Known> known = facts.stream()
                .map(fact -> new Known(fact, "test", Duration.ZERO))
                .toList();
        return new Scene(new Snapshot(Instant.parse("2026-11-22T20:31:05Z"), known), Optional.empty());
    }
}
