package dev.czar.ledger.history;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.fact.Observation;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.history.CycleHistory.PastCycle;
import dev.czar.ledger.history.CycleWalker.CycleRebuilder;
import dev.czar.ledger.history.PastDecision.DecisionVersion;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.LedgerConnections;
import dev.czar.ledger.store.ObservationTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Handle;

/** What can be asked about a project's past; pages are newest first, and begin before an id (0: at the newest). */
public final class ProjectHistory {

    private static final int LONGEST_PAGE = 1_000;
    private static final ObjectMapper MAPPER = JsonCodec.mapper();

    private final LedgerConnections connections;
    private final String project;

    public ProjectHistory(LedgerConnections connections, String project) {
        this.connections = connections;
        this.project = project;
    }

    public HistoryPage<PastDecision> decisions(DecisionFilter filter, long before, int limit) {
        return connections.read(handle -> page(
                PastDecisionReader.stepped(
                        handle,
                        project,
                        PastDecisionReader.filtered(
                                        handle.createQuery(PastDecisionReader.DECISION + PastDecisionReader.FILTER
                                                + " AND (:before = 0 OR decision.id < :before)"
                                                + " ORDER BY decision.id DESC LIMIT :limit"),
                                        project,
                                        filter)
                                .bind("before", before)
                                .bind("limit", bounded(limit) + 1)
                                .map((row, context) -> PastDecisionReader.decision(row))
                                .list()),
                bounded(limit),
                PastDecision::id));
    }

    /** The marks of the latest decisions, newest first. */
    public List<DecisionVersion> versions(int limit) {
        return connections.read(handle -> handle.createQuery(
                        "SELECT id, status FROM decision WHERE project = :project ORDER BY id DESC LIMIT :limit")
                .bind("project", project)
                .bind("limit", bounded(limit))
                .map((row, context) -> new DecisionVersion(row.getLong("id"), row.getString("status")))
                .list());
    }

    /** How many there are. */
    public int countDecisions(DecisionFilter filter) {
        return connections.read(handle -> PastDecisionReader.filtered(
                        handle.createQuery("SELECT COUNT(*)" + PastDecisionReader.FROM + PastDecisionReader.FILTER),
                        project,
                        filter)
                .mapTo(Integer.class)
                .one());
    }

    /** How many decisions each rule made since then; a rule that made none is not there. */
    public Map<String, Integer> decisionsByRule(Instant since) {
        return connections.read(handle -> handle.createQuery("SELECT rule, COUNT(*) AS made FROM decision"
                        + " WHERE project = :project AND at >= :since GROUP BY rule")
                .bind("project", project)
                .bind("since", since.toEpochMilli())
                .reduceRows(new TreeMap<String, Integer>(), (made, row) -> {
                    made.put(row.getColumn("rule", String.class), row.getColumn("made", Integer.class));
                    return made;
                }));
    }

    /** By its number, or the latest of this key. */
    public Optional<PastDecision> decision(String idOrKey) {
        boolean number = idOrKey.matches("\\d{1,18}");
        return connections.read(handle -> PastDecisionReader.stepped(
                        handle,
                        project,
                        handle.createQuery(PastDecisionReader.DECISION + "WHERE decision.project = :project AND "
                                        + (number ? "decision.id = :id" : "decision.key = :key")
                                        + " ORDER BY decision.id DESC LIMIT 1")
                                .bind("project", project)
                                .bind(number ? "id" : "key", number ? Long.valueOf(idOrKey) : idOrKey)
                                .map((row, context) -> PastDecisionReader.decision(row))
                                .list())
                .stream()
                .findFirst());
    }

    public HistoryPage<PastCycle> cycles(long before, int limit) {
        return connections.read(handle -> page(
                handle.createQuery("SELECT * FROM cycle WHERE project = :project AND (:before = 0 OR id < :before)"
                                + " ORDER BY id DESC LIMIT :limit")
                        .bind("project", project)
                        .bind("before", before)
                        .bind("limit", bounded(limit) + 1)
                        .map((row, context) -> cycle(row))
                        .list(),
                bounded(limit),
                PastCycle::id));
    }

    public Optional<PastCycle> cycle(long id) {
        return connections.read(
                handle -> handle.createQuery("SELECT * FROM cycle WHERE project = :project AND id = :id")
                        .bind("project", project)
                        .bind("id", id)
                        .map((row, context) -> cycle(row))
                        .findOne());
    }

    /** How many cycles there are from a moment (inclusive) to another (exclusive). */
    public int countCycles(Instant from, Instant to) {
        return connections.read(handle -> handle.createQuery(
                        "SELECT COUNT(*) FROM cycle WHERE project = :project AND at >= :from AND at < :to")
                .bind("project", project)
                .bind("from", from.toEpochMilli())
                .bind("to", to.toEpochMilli())
                .mapTo(Integer.class)
                .one());
    }

    /** Hands on the cycles from a moment (inclusive) to another (exclusive), oldest first, each as the loop had it. */
    public void rebuild(Instant from, Instant to, Consumer<RecordedCycle> consumer) {
        connections.read(handle -> {
            new CycleWalker(handle, project, new CycleRebuilder(handle, consumer)).through(from, to);
            return null;
        });
    }

    /** Hands on the last so many cycles, oldest first, each as the loop had it. */
    public void rebuildLast(int most, Consumer<RecordedCycle> consumer) {
        List<PastCycle> last = cycles(0, most).items();
        if (!last.isEmpty()) {
            Instant from = last.get(last.size() - 1).cycle().at();
            rebuild(from, last.get(0).cycle().at().plusMillis(1), consumer);
        }
    }

    /** A cycle as the loop had it; empty when there is none of this number or retention has thinned it out. */
    public Optional<RecordedCycle> rebuilt(long id) {
        List<RecordedCycle> found = new ArrayList<>(1);
        cycle(id)
                .map(past -> past.cycle().at())
                .ifPresent(at -> rebuild(at, at.plusMillis(1), recorded -> {
                    if (recorded.id() == id) {
                        found.add(recorded);
                    }
                }));
        return found.stream().findFirst();
    }

    static PastCycle cycle(ResultSet row) throws SQLException {
        return new PastCycle(
                row.getLong("id"),
                new CycleRecord(
                        Instant.ofEpochMilli(row.getLong("at")),
                        row.getLong("seq"),
                        row.getString("revision"),
                        row.getString("hash"),
                        Duration.ofNanos(row.getLong("duration_us") * 1_000),
                        parsed(row.getString("quarantined"), new TypeReference<>() {})),
                row.getInt("decisions"));
    }

    /** Observations after a sequence number, oldest first. */
    public List<PastObservation> observations(long after, int limit) {
        return connections.read(handle -> handle.createQuery("SELECT * FROM observation WHERE project = :project"
                        + " AND seq > :after ORDER BY seq LIMIT :limit")
                .bind("project", project)
                .bind("after", after)
                .bind("limit", bounded(limit))
                .map((row, context) -> observation(row))
                .list());
    }

    /** The latest observations of one key, newest first. */
    public List<PastObservation> observations(String key, int limit) {
        return connections.read(handle -> handle.createQuery("SELECT * FROM observation WHERE project = :project"
                        + " AND key = :key ORDER BY seq DESC LIMIT :limit")
                .bind("project", project)
                .bind("key", key)
                .bind("limit", bounded(limit))
                .map((row, context) -> observation(row))
                .list());
    }

    static PastObservation observation(ResultSet row) throws SQLException {
        return new PastObservation(row.getLong("seq"), ObservationTable.observation(row));
    }

    /** The files of a rule book that was in force, by name; empty when it was never saved. */
    public Optional<Map<String, String>> rules(String revision) {
        return connections.read(handle -> rules(handle, revision));
    }

    public static Optional<Map<String, String>> rules(Handle handle, String revision) {
        return handle.createQuery("SELECT files FROM rulebook WHERE revision = :revision")
                .bind("revision", revision)
                .mapTo(String.class)
                .findOne()
                .map(files -> parsed(files, new TypeReference<>() {}));
    }

    private static <T> T parsed(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (IOException malformed) {
            throw new UncheckedIOException("the ledger holds a text that is not JSON", malformed);
        }
    }

    private static <T> HistoryPage<T> page(List<T> found, int limit, ToLongFunction<T> id) {
        if (found.size() <= limit) {
            return new HistoryPage<>(found, OptionalLong.empty());
        }
        List<T> items = found.subList(0, limit);
        return new HistoryPage<>(items, OptionalLong.of(id.applyAsLong(items.get(limit - 1))));
    }

    private static int bounded(int limit) {
        return Math.max(1, Math.min(limit, LONGEST_PAGE));
    }

    /** Some of many things, newest first; {@code next} is where the next page begins, when there is one. */
    public record HistoryPage<T>(List<T> items, OptionalLong next) {

        public HistoryPage {
            items = List.copyOf(items);
        }
    }

    /** An observation with its place in the project's history. */
    public record PastObservation(long seq, Observation observation) {}
}
