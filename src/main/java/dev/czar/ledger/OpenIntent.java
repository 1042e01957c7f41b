package dev.czar.ledger;

import dev.czar.decision.Decision;
import java.time.Instant;

/** A decision that was to be carried out and has no outcome. */
public record OpenIntent(long id, Decision decision, Instant at) {}
