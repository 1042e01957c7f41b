package dev.czar.ledger;

import dev.czar.fact.Observation;

/** An observation with its place in the project's history. */
public record PastObservation(long seq, Observation observation) {}
