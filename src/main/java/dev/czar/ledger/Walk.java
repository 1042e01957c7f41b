package dev.czar.ledger;

import java.time.Instant;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Goes through the cycles of a time, oldest first, telling before each what was seen since the one before. */
final class Walk {

    /** What a walk comes by: first all that was known, then observations and cycles as they came. */
    interface Steps {

        void known(PastObservation observation);

        void seen(PastObservation observation);

        void cycle(PastCycle cycle);
    }

    private final Handle handle;
    private final String project;
    private final Steps steps;
    private long seq = -1;

    Walk(Handle handle, String project, Steps steps) {
        this.handle = handle;
        this.project = project;
        this.steps = steps;
    }

    /** From a moment (inclusive) to another (exclusive); what retention has thinned out is left out. */
    void through(Instant from, Instant to) {
        try (Stream<PastCycle> found = handle
                .createQuery("SELECT * FROM cycle WHERE project = :project AND at >= :from AND at < :to AND seq >="
                        + " COALESCE((SELECT seq FROM horizon WHERE project = :project), 0) ORDER BY id")
                .bind("project", project)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .map((row, context) -> History.cycle(row))
                .stream()) {
            found.forEach(this::cycle);
        }
    }

    private void cycle(PastCycle past) {
        if (seq < 0) {
            board(past.cycle().seq());
        } else {
            observations(past.cycle().seq());
        }
        seq = Math.max(seq, past.cycle().seq());
        steps.cycle(past);
    }

    private void board(long until) {
        try (Stream<PastObservation> known = handle
                .createQuery(
                        "SELECT * FROM observation WHERE fact IS NOT NULL AND seq IN (SELECT MAX(seq) FROM observation"
                                + " WHERE project = :project AND seq <= :until GROUP BY key) ORDER BY key")
                .bind("project", project)
                .bind("until", until)
                .map((row, context) -> History.observation(row))
                .stream()) {
            known.forEach(steps::known);
        }
    }

    private void observations(long until) {
        try (Stream<PastObservation> seen = handle
                .createQuery("SELECT * FROM observation WHERE project = :project AND seq > :after AND seq <= :until"
                        + " ORDER BY seq")
                .bind("project", project)
                .bind("after", seq)
                .bind("until", until)
                .map((row, context) -> History.observation(row))
                .stream()) {
            seen.forEach(steps::seen);
        }
    }
}
