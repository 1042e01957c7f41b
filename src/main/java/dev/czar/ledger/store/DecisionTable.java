package dev.czar.ledger.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.decision.Decision;
import dev.czar.decision.Outcome;
import dev.czar.json.JsonCodec;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The cycles, decisions, intents and outcomes of a project, in one transaction. */
public final class DecisionTable {

    public static final String OPEN = "OPEN";

    private static final ObjectMapper MAPPER = JsonCodec.mapper();

    private final Handle handle;
    private final String project;

    public DecisionTable(Handle handle, String project) {
        this.handle = handle;
        this.project = project;
    }

    public long cycle(CycleRecord cycle, int standing) {
        return handle.createUpdate(
                        "INSERT INTO cycle (project, at, seq, revision, hash, duration_us, decisions,"
                                + " quarantined) VALUES (:project, :at, :seq, :revision, :hash, :duration, :decisions, :quarantined)")
                .bind("project", project)
                .bind("at", cycle.at().toEpochMilli())
                .bind("seq", cycle.seq())
                .bind("revision", cycle.revision())
                .bind("hash", cycle.hash())
                .bind("duration", cycle.duration().toNanos() / 1_000)
                .bind("decisions", standing)
                .bind("quarantined", JsonCodec.write(cycle.quarantined()))
                .executeAndReturnGeneratedKeys()
                .mapTo(Long.class)
                .one();
    }

    /** Whether it is open, or ended otherwise than by not being begun. */
    public boolean begun(Decision decision) {
        return begun(decision.key());
    }

    public boolean begun(String key) {
        return handle.createQuery("SELECT 1 FROM decision WHERE project = :project AND key = :key"
                        + " AND status NOT IN ('LAPSED', 'VETOED')"
                        + " UNION ALL SELECT 1 FROM settled WHERE project = :project AND key = :key")
                .bind("project", project)
                .bind("key", key)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent();
    }

    public void recordIntent(long cycle, Instant at, Decision decision) {
        JsonNode action = MAPPER.valueToTree(decision.action());
        long id = handle.createUpdate(
                        "INSERT INTO decision (project, key, cycle, at, kind, subject, worker, task, rule,"
                                + " capability, status, body) VALUES (:project, :key, :cycle, :at, :kind, :subject, :worker, :task,"
                                + " :rule, :capability, 'OPEN', :body)")
                .bind("project", project)
                .bind("key", decision.key())
                .bind("cycle", cycle)
                .bind("at", at.toEpochMilli())
                .bind("kind", decision.action().kind().name())
                .bind("subject", decision.action().subject())
                .bind("worker", action.path("worker").asText(""))
                .bind("task", action.path("task").asText(""))
                .bind("rule", decision.rule())
                .bind("capability", decision.capability())
                .bind("body", JsonCodec.write(decision))
                .executeAndReturnGeneratedKeys()
                .mapTo(Long.class)
                .one();
        handle.execute("INSERT INTO intent (decision, at) VALUES (?, ?)", id, at.toEpochMilli());
    }

    /** False when the decision has ended before. */
    public boolean conclude(Outcome outcome) {
        Optional<Long> open = openId(outcome.decision());
        open.ifPresent(id -> {
            handle.execute(
                    "INSERT INTO outcome (decision, status, detail, at) VALUES (?, ?, ?, ?)",
                    id,
                    outcome.status().name(),
                    outcome.detail(),
                    outcome.at().toEpochMilli());
            handle.execute(
                    "UPDATE decision SET status = ? WHERE id = ?",
                    outcome.status().name(),
                    id);
        });
        return open.isPresent();
    }

    private Optional<Long> openId(String key) {
        return handle.createQuery("SELECT id FROM decision WHERE project = :project AND key = :key AND status = 'OPEN'")
                .bind("project", project)
                .bind("key", key)
                .mapTo(Long.class)
                .findOne();
    }

    public List<OpenIntent> open() {
        return handle.createQuery(
                        "SELECT decision.id, decision.body, intent.at FROM decision JOIN intent ON"
                                + " intent.decision = decision.id WHERE project = :project AND status = 'OPEN' ORDER BY decision.id")
                .bind("project", project)
                .map((row, context) -> new OpenIntent(
                        row.getLong("id"),
                        JsonCodec.read("ledger", row.getString("body"), Decision.class),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .list();
    }

    /** A decision that was to be carried out and has no outcome. */
    public record OpenIntent(long id, Decision decision, Instant at) {}
}
