/** The append-only memory of all projects: what is written, claimed and deleted after its retention. */
package dev.czar.ledger;
