package dev.czar.ledger;

/** What trimming did: rows deleted, bytes in use afterwards, and whether that is within the bound. */
public record Trimmed(long deleted, long bytes, boolean within) {}
