package dev.czar.ledger.history;

import dev.czar.fact.Fact;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.store.LedgerConnections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Tells what happened to a project: decisions and their ends, what was seen to change, rules that came into force. */
public final class TimelineReader {

    /** What is seen is remembered at most so much later. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private static final Comparator<TimelineEntry> NEWEST_FIRST =
            Comparator.comparing(TimelineEntry::at).reversed();

    private final LedgerConnections connections;
    private final String project;
    private final TimelineEventDetector detector = new TimelineEventDetector();

    public TimelineReader(LedgerConnections connections, String project) {
        this.connections = connections;
        this.project = project;
    }

    /** From a moment (inclusive) to another (exclusive), at most so many, newest first. */
    public TimelinePage between(Instant from, Instant to, int most) {
        return connections.read(handle -> {
            List<TimelineEntry> entries = Stream.of(
                            decisions(handle, from, to, most + 1),
                            revisions(handle, from, to, most + 1),
                            observedEvents(handle, from, to, most + 1))
                    .flatMap(List::stream)
                    .sorted(NEWEST_FIRST)
                    .toList();
            return entries.size() <= most
                    ? new TimelinePage(entries, Optional.empty())
                    : new TimelinePage(
                            entries.subList(0, most),
                            Optional.of(entries.get(most - 1).at().plusMillis(1)));
        });
    }

    /** Only the decisions made and ended, of a time as above. */
    public List<TimelineEntry> decisions(Instant from, Instant to, int most) {
        return connections.read(handle -> decisions(handle, from, to, most));
    }

    private Query query(Handle handle, String sql, Instant from, Instant to) {
        return handle.createQuery(sql)
                .bind("project", project)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli());
    }

    private List<TimelineEntry> decisions(Handle handle, Instant from, Instant to, int most) {
        String sql = "SELECT * FROM (SELECT at, 'DECIDED' AS event, id, kind, worker, task, rule AS text FROM decision"
                + " WHERE project = :project AND at >= :from AND at < :to"
                + " UNION ALL SELECT outcome.at, outcome.status, id, kind, worker, task, detail FROM outcome"
                + " JOIN decision ON decision.id = outcome.decision"
                + " WHERE project = :project AND outcome.at >= :from AND outcome.at < :to"
                + ") AS entry ORDER BY at DESC, id DESC LIMIT :most";
        return query(handle, sql, from, to)
                .bind("most", most)
                .map((row, context) -> decision(row))
                .list();
    }

    private static TimelineEntry decision(ResultSet row) throws SQLException {
        String event = row.getString("event");
        long id = row.getLong("id");
        return new TimelineEntry(
                (event.equals("DECIDED") ? "d" : "e") + id,
                Instant.ofEpochMilli(row.getLong("at")),
                event,
                row.getString("kind"),
                row.getString("worker"),
                row.getString("task"),
                row.getString("text"),
                id,
                0,
                "");
    }

    private List<TimelineEntry> revisions(Handle handle, Instant from, Instant to, int most) {
        String sql = "SELECT * FROM revision WHERE project = :project AND at >= :from AND at < :to AND state = 'ACTIVE'"
                + " ORDER BY id DESC LIMIT :most";
        return query(handle, sql, from, to)
                .bind("most", most)
                .map((row, context) -> entry(
                        "r" + row.getLong("id"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        TimelineEvent.of(
                                "RULES", "ACTIVE", row.getString("revision") + " by " + row.getString("author"))))
                .list();
    }

    private List<TimelineEntry> observedEvents(Handle handle, Instant from, Instant to, int most) {
        String sql = "SELECT *, (SELECT fact FROM observation AS older WHERE older.project = newer.project"
                + " AND older.key = newer.key AND older.seq < newer.seq ORDER BY older.seq DESC LIMIT 1) AS earlier"
                + " FROM observation AS newer WHERE project = :project AND at >= :from AND at < :to AND seq >"
                + " COALESCE((SELECT seq FROM cycle WHERE project = :project AND at < :from ORDER BY at DESC LIMIT 1), 0)"
                + " AND seq <= COALESCE((SELECT seq FROM cycle WHERE project = :project AND at >= :late ORDER BY at"
                + " LIMIT 1), " + Long.MAX_VALUE + ") AND (" + keys() + ") ORDER BY seq DESC";
        List<TimelineEntry> entries = new ArrayList<>();
        try (Stream<Optional<TimelineEntry>> found = query(handle, sql, from, to)
                .bind("late", to.plus(LATE).toEpochMilli())
                .map((row, context) -> observedEvent(handle, row))
                .stream()) {
            Iterator<Optional<TimelineEntry>> each = found.iterator();
            while (each.hasNext() && entries.size() < most) {
                each.next().ifPresent(entries::add);
            }
        }
        return entries;
    }

    private String keys() {
        return detector.types().stream()
                .map(type -> "(key >= '" + type + "/' AND key < '" + type + "0')")
                .collect(Collectors.joining(" OR "));
    }

    private Optional<TimelineEntry> observedEvent(Handle handle, ResultSet row) throws SQLException {
        long seq = row.getLong("seq");
        Instant at = Instant.ofEpochMilli(row.getLong("at"));
        return detector.of(row.getString("key"), fact(row.getString("earlier")), fact(row.getString("fact")))
                .map(happening ->
                        happening.worker().isEmpty() && !happening.task().isEmpty()
                                ? happening.withWorker(owner(handle, happening.task(), seq))
                                : happening)
                .map(happening -> entry("o" + seq, at, happening));
    }

    /** The worker who had a task then, "" when nobody did. */
    private String owner(Handle handle, String task, long seq) {
        return handle.createQuery("SELECT fact FROM observation WHERE project = :project AND key = :key AND seq <= :seq"
                        + " AND fact IS NOT NULL ORDER BY seq DESC LIMIT 1")
                .bind("project", project)
                .bind("key", Fact.key(Claim.class, task))
                .bind("seq", seq)
                .mapTo(String.class)
                .findOne()
                .map(text -> JsonCodec.read("ledger", text, Claim.class).worker())
                .orElse("");
    }

    private static Optional<Fact> fact(String text) {
        return Optional.ofNullable(text).map(json -> JsonCodec.read("ledger", json, Fact.class));
    }

    private static TimelineEntry entry(String id, Instant at, TimelineEvent happening) {
        return new TimelineEntry(
                id,
                at,
                happening.event(),
                happening.kind(),
                happening.worker(),
                happening.task(),
                happening.text(),
                0,
                happening.pull(),
                happening.commit());
    }

    /** What happened in a time, newest first; {@code older} is where to go on from when older things of that time were left out. */
    public record TimelinePage(List<TimelineEntry> entries, Optional<Instant> older) {

        public TimelinePage {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Something that happened. To a decision: {@code event} is DECIDED or the status of its outcome and {@code kind} that of its
     * action. In the world: {@code kind} says what, such as COMMIT or REVIEW, and {@code event} how it turned out, such as
     * APPROVE. {@code worker} is "" for what concerns the whole project; {@code decision} and {@code pull} are 0 and {@code
     * task} and {@code commit} "" where there is none. The same {@code id} is the same thing.
     */
    public record TimelineEntry(
            String id,
            Instant at,
            String event,
            String kind,
            String worker,
            String task,
            String text,
            long decision,
            int pull,
            String commit) {}
}
