/** Append-only memory: what was observed, decided, intended, done and how it ended; recordings of it. */
package dev.czar.ledger;
