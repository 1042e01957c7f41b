/** Recordings of past cycles as JSON lines: written from the ledger without secrets, and read again. */
package dev.czar.ledger.recording;
