package dev.czar.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** All that is known at one moment, sorted by key: the only input of a cycle. */
public record Snapshot(Instant now, List<Known> facts) {

    public Snapshot {
        facts = facts.stream()
                .sorted(Comparator.comparing((Known known) -> known.fact().key())
                        .thenComparing(known -> known.fact().toString()))
                .toList();
    }
}
