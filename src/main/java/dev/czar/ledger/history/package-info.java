/** What can be asked about a project's past: decisions, cycles, timeline, rule revisions. */
package dev.czar.ledger.history;
