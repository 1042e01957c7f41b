package dev.czar.ledger.history;

import dev.czar.ledger.store.LedgerConnections;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a project's rule books came into force and out of it again. Every entry is durable when it is noted. */
public final class RuleRevisionHistory {

    private static final int LONGEST = 1_000;

    private final LedgerConnections connections;
    private final String project;

    public RuleRevisionHistory(LedgerConnections connections, String project) {
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

    /** A revision of the rules came into a state: when, by whom ("disk" for a saved file) and why. */
    public record RevisionEvent(Instant at, String revision, RevisionState state, String author, String reason) {

        /** Not people: a saved file, and what a start finds. */
        public static final Set<String> NOBODY = Set.of("disk", "start");

        public RevisionEvent {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        /** Whether the revision is not to come into force by itself: not fully judged, found wanting, or set aside by a human. */
        public boolean holdsBack() {
            return switch (state) {
                case CANDIDATE, CHECKED, REFUSED -> true;
                case RETIRED -> byHuman();
                case ACTIVE, SHADOW -> false;
            };
        }

        public boolean byHuman() {
            return !NOBODY.contains(author);
        }
    }

    /** What became of a revision of the rules. */
    public enum RevisionState {
        /** It was saved and is being judged. */
        CANDIDATE,
        /** It is sound, but decides so much otherwise that a human is to say whether it comes into force. */
        CHECKED,
        /** It decides on live facts without acting. */
        SHADOW,
        /** It is in force. */
        ACTIVE,
        /** Another has taken its place. */
        RETIRED,
        /** It does not compile, or its tests fail. */
        REFUSED
    }
}
