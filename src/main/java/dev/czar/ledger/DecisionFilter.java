package dev.czar.ledger;

import java.time.Instant;

/** Which decisions to list: "" means any; {@code status} is OPEN or that of the outcome; from is inclusive, to is not. */
public record DecisionFilter(
        String worker, String task, String kind, String rule, String status, Instant from, Instant to) {

    /** Every decision. */
    public static DecisionFilter all() {
        return new DecisionFilter("", "", "", "", "", Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** Every decision made before a moment. */
    public static DecisionFilter until(Instant to) {
        return new DecisionFilter("", "", "", "", "", Instant.EPOCH, to);
    }
}
