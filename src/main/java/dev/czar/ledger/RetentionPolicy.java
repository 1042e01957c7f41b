package dev.czar.ledger;

import java.time.Duration;

/** How long history is kept, and how many bytes the ledger may have before younger history goes too. */
public record RetentionPolicy(Duration keep, long mostBytes) {
    /** Ninety days and 1 GiB. */
    public static final RetentionPolicy DEFAULT = new RetentionPolicy(Duration.ofDays(90), 1L << 30);
}
