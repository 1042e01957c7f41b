package dev.czar.ledger.store;

import dev.czar.decision.ExecutionJournal;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.EmptyHandling;

/** The journal of one project in the ledger. */
public final class LedgerJournal implements ExecutionJournal {

    private final LedgerConnections connections;
    private final String project;

    public LedgerJournal(LedgerConnections connections, String project) {
        this.connections = connections;
        this.project = project;
    }

    @Override
    public void append(ExecutionStep step) {
        connections.write(handle -> handle.execute(
                "INSERT INTO step (project, decision, name, detail, at) VALUES (?, ?, ?, ?, ?)",
                project,
                step.decision(),
                step.name(),
                step.detail(),
                step.at().toEpochMilli()));
    }

    @Override
    public List<ExecutionStep> steps(String decision) {
        return connections.read(handle -> steps(handle, project, decision));
    }

    static List<ExecutionStep> steps(Handle handle, String project, String decision) {
        return steps(handle, project, List.of(decision)).getOrDefault(decision, List.of());
    }

    /** The steps of each of these decisions that has any, in their order. */
    public static Map<String, List<ExecutionStep>> steps(Handle handle, String project, List<String> decisions) {
        return handle
                .createQuery("SELECT decision, name, detail, at FROM step WHERE project = :project"
                        + " AND decision IN (<decisions>) ORDER BY id")
                .bind("project", project)
                .bindList(EmptyHandling.NULL_KEYWORD, "decisions", decisions)
                .map((row, context) -> new ExecutionStep(
                        row.getString("decision"),
                        row.getString("name"),
                        row.getString("detail"),
                        Instant.ofEpochMilli(row.getLong("at"))))
                .stream()
                .collect(Collectors.groupingBy(ExecutionStep::decision));
    }
}
