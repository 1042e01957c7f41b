package dev.czar.ledger;

/** A cycle that was run; {@code decisions} counts those that stood, new or not. */
public record PastCycle(long id, CycleRecord cycle, int decisions) {}
