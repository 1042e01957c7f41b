package dev.czar.ledger.history;

import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.LedgerConnections;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The cycles of a project that can be made whole again, those that retention has thinned out left out. */
public final class CycleHistory {

    private static final String WHOLE = " FROM cycle WHERE project = :project AND seq >="
            + " COALESCE((SELECT seq FROM horizon WHERE project = :project), 0)";

    private final LedgerConnections connections;
    private final String project;

    public CycleHistory(LedgerConnections connections, String project) {
        this.connections = connections;
        this.project = project;
    }

    /** From a moment (inclusive) to another (exclusive), oldest first; evenly thinned when there are more than so many, the last one kept. */
    public List<PastCycle> between(Instant from, Instant to, int most) {
        return connections.read(
                handle -> handle.createQuery("SELECT * FROM (SELECT *, ROW_NUMBER() OVER (ORDER BY id) AS"
                                + " place, COUNT(*) OVER () AS total" + WHOLE
                                + " AND at >= :from AND at < :to) AS counted"
                                + " WHERE total <= :most OR place = total"
                                + " OR place * (:most - 1) / total <> (place - 1) * (:most - 1) / total ORDER BY id")
                        .bind("project", project)
                        .bind("from", from.toEpochMilli())
                        .bind("to", to.toEpochMilli())
                        .bind("most", most)
                        .map((row, context) -> ProjectHistory.cycle(row))
                        .list());
    }

    public Optional<PastCycle> first() {
        return connections.read(handle -> one(handle, "", 0, "id"));
    }

    /** The last one at a moment or before. */
    public Optional<PastCycle> at(Instant moment) {
        return connections.read(handle -> one(handle, " AND at <= :bound", moment.toEpochMilli(), "at DESC, id DESC"));
    }

    public Optional<PastCycle> before(long id) {
        return connections.read(handle -> one(handle, " AND id < :bound", id, "id DESC"));
    }

    public Optional<PastCycle> after(long id) {
        return connections.read(handle -> one(handle, " AND id > :bound", id, "id"));
    }

    private Optional<PastCycle> one(Handle handle, String condition, long bound, String order) {
        return handle.createQuery("SELECT *" + WHOLE + condition + " ORDER BY " + order + " LIMIT 1")
                .bind("project", project)
                .bind("bound", bound)
                .map((row, context) -> ProjectHistory.cycle(row))
                .findOne();
    }

    /** A cycle that was run; {@code decisions} counts those that stood, new or not. */
    public record PastCycle(long id, CycleRecord cycle, int decisions) {}
}
