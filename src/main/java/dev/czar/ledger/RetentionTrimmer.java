package dev.czar.ledger;

import dev.czar.ledger.Ledger.TrimResult;
import dev.czar.ledger.store.LedgerConnections;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;

/**
 * Forgets old history in small transactions: never the board or what it was at the horizon, never an open decision, and
 * of a concluded one not that it was made.
 */
final class RetentionTrimmer {

    private static final int STRIDE = 10_000;
    private static final Duration LEAST = Duration.ofMinutes(1);

    private final LedgerConnections connections;
    private final String project;

    RetentionTrimmer(LedgerConnections connections, String project) {
        this.connections = connections;
        this.project = project;
    }

    TrimResult trim(Instant now, RetentionPolicy retention) {
        long deleted = deleteBefore(now.minus(retention.keep()));
        Duration keep = retention.keep();
        while (bytes() > retention.mostBytes() && keep.compareTo(LEAST) > 0) {
            keep = keep.dividedBy(2);
            deleted += deleteBefore(now.minus(keep));
        }
        connections.writeOutsideTransaction(RetentionTrimmer::shrink);
        return new TrimResult(deleted, bytes(), bytes() <= retention.mostBytes());
    }

    private long deleteBefore(Instant before) {
        long deleted = connections.write(handle -> decisions(handle, before.toEpochMilli()));
        long horizon = connections.write(handle -> cycles(handle, before.toEpochMilli()));
        OptionalLong first = connections.read(this::firstSeq);
        for (long seq = first.orElse(horizon) + STRIDE; seq < horizon + STRIDE; seq += STRIDE) {
            long step = Math.min(seq, horizon);
            deleted += connections.write(handle -> observations(handle, step));
        }
        return deleted;
    }

    private long decisions(Handle handle, long before) {
        String old = " FROM decision WHERE project = :project AND status <> 'OPEN' AND id IN"
                + " (SELECT decision FROM outcome WHERE at < :before)";
        update(
                handle,
                "INSERT INTO settled (project, key) SELECT project, key" + old
                        + " AND status NOT IN ('LAPSED', 'VETOED') ON CONFLICT DO NOTHING",
                before);
        update(
                handle,
                "DELETE FROM step WHERE project = :project AND at < :before AND decision IN (SELECT key" + old
                        + ") AND decision NOT IN (SELECT key FROM decision WHERE project = :project AND status = 'OPEN')",
                before);
        update(handle, "DELETE FROM claim WHERE project = :project AND released < :before", before);
        return update(handle, "DELETE" + old, before);
    }

    /** Deletes old cycles and returns the last observation that the oldest one left saw. */
    private long cycles(Handle handle, long before) {
        update(
                handle,
                "DELETE FROM cycle WHERE project = :project AND at < :before"
                        + " AND id NOT IN (SELECT cycle FROM decision)",
                before);
        long horizon = handle.createQuery("SELECT COALESCE((SELECT MIN(seq) FROM cycle WHERE project = :project"
                        + " AND at >= :before), (SELECT MAX(seq) FROM observation WHERE project = :project), 0)")
                .bind("project", project)
                .bind("before", before)
                .mapTo(Long.class)
                .one();
        handle.execute("DELETE FROM horizon WHERE project = ?", project);
        handle.execute("INSERT INTO horizon (project, seq) VALUES (?, ?)", project, horizon);
        return horizon;
    }

    private OptionalLong firstSeq(Handle handle) {
        long first = handle.createQuery("SELECT COALESCE(MIN(seq), 0) FROM observation WHERE project = :project")
                .bind("project", project)
                .mapTo(Long.class)
                .one();
        return first == 0 ? OptionalLong.empty() : OptionalLong.of(first);
    }

    private long observations(Handle handle, long horizon) {
        return handle.createUpdate(
                        "DELETE FROM observation WHERE project = :project AND seq < :horizon AND (fact IS NULL"
                                + " OR EXISTS (SELECT 1 FROM observation AS newer WHERE newer.project = observation.project"
                                + " AND newer.key = observation.key AND newer.seq > observation.seq AND newer.seq <= :horizon))")
                .bind("project", project)
                .bind("horizon", horizon)
                .execute();
    }

    private int update(Handle handle, String sql, long before) {
        return handle.createUpdate(sql)
                .bind("project", project)
                .bind("before", before)
                .execute();
    }

    private long bytes() {
        return connections.writeOutsideTransaction(handle ->
                (pragma(handle, "page_count") - pragma(handle, "freelist_count")) * pragma(handle, "page_size"));
    }

    private static long pragma(Handle handle, String name) {
        return handle.createQuery("PRAGMA " + name).mapTo(Long.class).one();
    }

    /** Plain JDBC, because a prepared statement gives back one page only. */
    private static int shrink(Handle handle) {
        try (Statement statement = handle.getConnection().createStatement()) {
            return statement.executeUpdate("PRAGMA incremental_vacuum; PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException failure) {
            throw new ConnectionException(failure);
        }
    }
}
