package dev.czar.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Who has which task, in one transaction: at most one worker each. */
final class TaskClaimTable {

    private final Handle handle;
    private final String project;

    TaskClaimTable(Handle handle, String project) {
        this.handle = handle;
        this.project = project;
    }

    boolean claim(String task, String worker, Instant at) {
        int inserted = handle.execute(
                "INSERT INTO claim (project, task, worker, at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
                project,
                task,
                worker,
                at.toEpochMilli());
        return inserted == 1 || claimedBy(task).equals(Optional.of(worker));
    }

    boolean release(String task, Instant at) {
        return handle.execute(
                        "UPDATE claim SET released = ? WHERE project = ? AND task = ? AND released IS NULL",
                        at.toEpochMilli(),
                        project,
                        task)
                == 1;
    }

    Optional<String> claimedBy(String task) {
        return handle.createQuery(
                        "SELECT worker FROM claim WHERE project = :project AND task = :task AND released IS NULL")
                .bind("project", project)
                .bind("task", task)
                .mapTo(String.class)
                .findOne();
    }
}
