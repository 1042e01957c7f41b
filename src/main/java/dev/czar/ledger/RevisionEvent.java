package dev.czar.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A revision of the rules came into a state: when, by whom ("disk" for a saved file) and why. */
public record RevisionEvent(Instant at, String revision, RevisionState state, String author, String reason) {

    public RevisionEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }
}
