package dev.czar.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened in a time, newest first; {@code older} is where to go on from when older things of that time were left out. */
public record Timeline(List<TimelineEntry> entries, Optional<Instant> older) {

    public Timeline {
        entries = List.copyOf(entries);
    }
}
