package dev.czar.loop;

import dev.czar.decision.Decision;
import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;

/** What the outside may read of the loop at any time; replaced whole after each cycle. */
record View(Snapshot snapshot, CycleResult result, Duration took, Set<String> standing) {

    static View of(Snapshot snapshot, CycleResult result, Duration took) {
        return new View(
                snapshot,
                result,
                took,
                result.decisions().stream().map(Decision::key).collect(Collectors.toUnmodifiableSet()));
    }

    Instant at() {
        return snapshot.now();
    }

    boolean stands(String decision) {
        return standing.contains(decision);
    }
}
