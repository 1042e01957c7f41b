package dev.czar.ledger.store;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.json.JsonCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The observations of a project and its board, in one transaction. */
public final class ObservationTable {

    /** The ledger's own word, about what is in flight. */
    public static final String SOURCE = "ledger";

    private final Handle handle;
    private final String project;

    public ObservationTable(Handle handle, String project) {
        this.handle = handle;
        this.project = project;
    }

    public long append(Collection<Observation> observed) {
        long before = last();
        if (observed.isEmpty()) {
            return before;
        }
        long seq = nextSeq();
        Map<String, Long> latest = new HashMap<>();
        try (PreparedBatch batch = handle.prepareBatch("INSERT INTO observation (seq, project, key, source, at, fact)"
                + " VALUES (:seq, :project, :key, :source, :at, :fact)")) {
            for (Observation observation : observed) {
                bind(batch, observation, seq).add();
                latest.put(observation.key(), seq++);
            }
            batch.execute();
        }
        project(latest);
        return seq - 1;
    }

    private PreparedBatch bind(PreparedBatch batch, Observation observation, long seq) {
        return batch.bind("seq", seq)
                .bind("project", project)
                .bind("key", observation.key())
                .bind("source", observation.source())
                .bind("at", observation.at().toEpochMilli())
                .bind("fact", observation.fact().map(JsonCodec::write).orElse(null));
    }

    private void project(Map<String, Long> latest) {
        try (PreparedBatch removal = handle.prepareBatch("DELETE FROM board WHERE project = :project AND key = :key");
                PreparedBatch insertion = handle.prepareBatch(
                        "INSERT INTO board (project, key, seq, source, at, fact) SELECT project, key,"
                                + " seq, source, at, fact FROM observation WHERE seq = :seq AND fact IS NOT NULL")) {
            latest.forEach((key, seq) -> {
                removal.bind("project", project).bind("key", key).add();
                insertion.bind("seq", seq).add();
            });
            removal.execute();
            insertion.execute();
        }
    }

    private long nextSeq() {
        return handle.createQuery("SELECT COALESCE(MAX(seq), 0) + 1 FROM observation")
                .mapTo(Long.class)
                .one();
    }

    public long last() {
        return handle.createQuery("SELECT COALESCE(MAX(seq), 0) FROM observation WHERE project = :project")
                .bind("project", project)
                .mapTo(Long.class)
                .one();
    }

    public List<Observation> board() {
        return handle.createQuery("SELECT key, source, at, fact FROM board WHERE project = :project ORDER BY key")
                .bind("project", project)
                .map((row, context) -> observation(row))
                .list();
    }

    public static Observation observation(ResultSet row) throws SQLException {
        String fact = row.getString("fact");
        return new Observation(
                row.getString("key"),
                row.getString("source"),
                Instant.ofEpochMilli(row.getLong("at")),
                Optional.ofNullable(fact).map(text -> JsonCodec.read("ledger", text, Fact.class)));
    }
}
