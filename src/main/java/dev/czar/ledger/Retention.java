package dev.czar.ledger;

import java.time.Duration;

/** How long history is kept, and how many bytes the ledger may have before younger history goes too. */
public record Retention(Duration keep, long mostBytes) {}
