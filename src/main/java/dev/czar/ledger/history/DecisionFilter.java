package dev.czar.ledger.history;

import java.time.Instant;

/**
 * Which decisions to list: "" means any; {@code status} is OPEN or that of the outcome; {@code text} is anywhere in the
 * decision, its reasons or the words of its outcome, in letters of any case; from is inclusive, to is not.
 */
public record DecisionFilter(
        String worker, String task, String kind, String rule, String status, String text, Instant from, Instant to) {

    /** Every decision. */
    public static DecisionFilter all() {
        return new DecisionFilter("", "", "", "", "", "", Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
    }

    /** Every decision of a kind, "" for any. */
    public static DecisionFilter of(String kind) {
        return new DecisionFilter("", "", kind, "", "", "", all().from(), all().to());
    }

    /** Those of them made by a moment, however they ended. */
    public DecisionFilter asOf(Instant moment) {
        Instant end = moment.plusMillis(1);
        return new DecisionFilter(worker, task, kind, rule, "", text, from, end.isBefore(to) ? end : to);
    }
}
