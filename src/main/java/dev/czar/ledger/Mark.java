package dev.czar.ledger;

/** A decision and how far it has come; a decision of the same mark is unchanged. */
public record Mark(long decision, String status) {}
