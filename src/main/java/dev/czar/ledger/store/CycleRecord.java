package dev.czar.ledger.store;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** One cycle for the ledger: {@code seq} is the last observation it saw, {@code quarantined} names rules left out. */
public record CycleRecord(
        Instant at, long seq, String revision, String hash, Duration duration, List<String> quarantined) {

    public CycleRecord {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        quarantined = List.copyOf(quarantined);
    }
}
