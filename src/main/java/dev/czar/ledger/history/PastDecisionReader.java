package dev.czar.ledger.history;

import dev.czar.decision.Decision;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.json.JsonCodec;
import dev.czar.ledger.store.DecisionTable;
import dev.czar.ledger.store.LedgerJournal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** How decisions are asked for and read from the ledger, with their outcomes and steps. */
final class PastDecisionReader {

    static final String FROM = " FROM decision LEFT JOIN outcome ON outcome.decision = decision.id ";
    static final String ID = "SELECT decision.id" + FROM;
    static final String DECISION = "SELECT decision.id, decision.cycle, decision.at, decision.key, decision.status,"
            + " decision.body, outcome.detail AS ending, outcome.at AS ended" + FROM;
    static final String FILTER = " WHERE decision.project = :project"
            + " AND (:worker = '' OR worker = :worker) AND (:task = '' OR task = :task)"
            + " AND (:kind = '' OR kind = :kind) AND (:rule = '' OR rule = :rule)"
            + " AND (:status = '' OR decision.status = :status)"
            + " AND (:text = '' OR LOWER(decision.body) LIKE :pattern ESCAPE '!'"
            + " OR LOWER(outcome.detail) LIKE :pattern ESCAPE '!')"
            + " AND decision.at >= :from AND decision.at < :to";

    private PastDecisionReader() {}

    static Query filtered(Query query, String project, DecisionFilter filter) {
        return query.bind("project", project)
                .bind("worker", filter.worker())
                .bind("task", filter.task())
                .bind("kind", filter.kind())
                .bind("rule", filter.rule())
                .bind("status", filter.status())
                .bind("text", filter.text())
                .bind("pattern", pattern(filter.text()))
                .bind("from", filter.from().toEpochMilli())
                .bind("to", filter.to().toEpochMilli());
    }

    private static String pattern(String text) {
        return "%" + text.toLowerCase(Locale.ROOT).replaceAll("[!%_]", "!$0") + "%";
    }

    static List<PastDecision> stepped(Handle handle, String project, List<PastDecision> decisions) {
        List<String> keys =
                decisions.stream().map(past -> past.decision().key()).distinct().toList();
        Map<String, List<ExecutionStep>> steps = LedgerJournal.steps(handle, project, keys);
        return decisions.stream()
                .map(past -> past.with(steps.getOrDefault(past.decision().key(), List.of())))
                .toList();
    }

    static PastDecision decision(ResultSet row) throws SQLException {
        Decision decision = JsonCodec.read("ledger", row.getString("body"), Decision.class);
        String status = row.getString("status");
        return new PastDecision(
                row.getLong("id"),
                row.getLong("cycle"),
                Instant.ofEpochMilli(row.getLong("at")),
                status,
                decision,
                List.of(),
                status.equals(DecisionTable.OPEN) ? Optional.empty() : Optional.of(outcome(decision.key(), row)));
    }

    private static Outcome outcome(String key, ResultSet row) throws SQLException {
        OutcomeStatus status = OutcomeStatus.valueOf(row.getString("status"));
        return new Outcome(key, status, row.getString("ending"), Instant.ofEpochMilli(row.getLong("ended")), List.of());
    }
}
