package dev.czar.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** A revision of the rules came into a state: when, by whom ("disk" for a saved file) and why. */
public record RevisionEvent(Instant at, String revision, RevisionState state, String author, String reason) {

    /** Not people: a saved file, and what a start finds. */
    public static final Set<String> NOBODY = Set.of("disk", "start");

    public RevisionEvent {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether the revision is not to come into force by itself: not fully judged, found wanting, or set aside by a human. */
    public boolean holdsBack() {
        return switch (state) {
            case CANDIDATE, CHECKED, REFUSED -> true;
            case RETIRED -> byHuman();
            case ACTIVE, SHADOW -> false;
        };
    }

    public boolean byHuman() {
        return !NOBODY.contains(author);
    }
}
