package dev.czar.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a project's rule books came into force and out of it again. Every entry is durable when it is noted. */
public final class Revisions {

    private static final int LONGEST = 1_000;

    private final Connections connections;
    private final String project;

    Revisions(Connections connections, String project) {
        this.connections = connections;
        this.project = project;
    }

    public void note(RevisionEvent event) {
        connections.write(handle -> handle.createUpdate("INSERT INTO revision (project, at, revision, state, author,"
                        + " reason) VALUES (:project, :at, :revision, :state, :author, :reason)")
                .bind("project", project)
                .bind("at", event.at().toEpochMilli())
                .bind("revision", event.revision())
                .bind("state", event.state().name())
                .bind("author", event.author())
                .bind("reason", event.reason())
                .execute());
    }

    /** Newest first. */
    public List<RevisionEvent> latest(int limit) {
        return connections.read(handle -> handle.createQuery(
                        "SELECT * FROM revision WHERE project = :project ORDER BY id DESC LIMIT :limit")
                .bind("project", project)
                .bind("limit", Math.max(1, Math.min(limit, LONGEST)))
                .map((row, context) -> event(row))
                .list());
    }

    /** The latest that came into force. */
    public Optional<RevisionEvent> lastActive() {
        return connections.read(handle -> handle.createQuery("SELECT * FROM revision WHERE project = :project"
                        + " AND state = 'ACTIVE' ORDER BY id DESC LIMIT 1")
                .bind("project", project)
                .map((row, context) -> event(row))
                .findOne());
    }

    /** What became of a revision last. */
    public Optional<RevisionEvent> of(String revision) {
        return connections.read(handle -> handle.createQuery("SELECT * FROM revision WHERE project = :project"
                        + " AND revision = :revision ORDER BY id DESC LIMIT 1")
                .bind("project", project)
                .bind("revision", revision)
                .map((row, context) -> event(row))
                .findOne());
    }

    private static RevisionEvent event(ResultSet row) throws SQLException {
        return new RevisionEvent(
                Instant.ofEpochMilli(row.getLong("at")),
                row.getString("revision"),
                RevisionState.valueOf(row.getString("state")),
                row.getString("author"),
                row.getString("reason"));
    }
}
