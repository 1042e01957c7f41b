package dev.czar.project.report;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.TaskBranchNames;
import dev.czar.project.files.GitLayoutReader.CheckedOutHead;
import dev.czar.project.files.ProjectException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Leaves reports in the spool; works whether or not Czar is running. */
public final class ReportWriter {

    private final Path spool;
    private final TaskBranchNames branches;
    private final Clock clock;

    public ReportWriter(Path spool, TaskBranchNames branches, Clock clock) {
        this.spool = spool;
        this.branches = branches;
        this.clock = clock;
    }

    /**
     * Writes one report; {@code fields} are those of the spool format, completed by what the branch of the worktree
     * tells: worker, task, and for {@code done} the branch and commit.
     */
    public Path write(Map<String, String> fields, Path worktree) throws IOException, ProjectException {
        Map<String, String> complete = new LinkedHashMap<>(fields);
        complete.putIfAbsent("kind", "report");
        if (complete.get("kind").equals("report") || !complete.containsKey("worker")) {
            complete(complete, worktree);
        }
        if (complete.getOrDefault("worker", "").isEmpty()) {
            throw new ProjectException(
                    "which worker? give --worker, set CZAR_WORKER, or run this in a worker's worktree");
        }
        return write(complete);
    }

    Path write(Map<String, String> given) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>(given);
        String proof = ReportProofs.read(spool, fields.getOrDefault("worker", ""));
        if (!proof.isEmpty()) {
            fields.put(ReportProofs.FIELD, proof);
        }
        Path file = spool.resolve(clock.millis() + "-" + UUID.randomUUID() + ReportSpool.SUFFIX);
        AtomicFileWriter.write(file, ReportFormat.encode(fields).getBytes(StandardCharsets.UTF_8));
        return file;
    }

    private void complete(Map<String, String> fields, Path worktree) throws IOException, ProjectException {
        CheckedOutHead head = CheckedOutHead.of(worktree);
        branches.parse(head.branch()).ifPresent(name -> {
            fields.putIfAbsent("worker", name.worker());
            if (fields.get("worker").equals(name.worker()) && fields.get("kind").equals("report")) {
                fields.putIfAbsent("task", name.task());
            }
        });
        if (fields.containsKey("done")) {
            String expected = branches.of(fields.get("worker"), fields.get("task"));
            if (!head.branch().equals(expected)) {
                throw new ProjectException(
                        "the work of this task belongs on branch " + expected + ", but this is " + head.branch());
            }
            fields.put("branch", head.branch());
            fields.put("commit", head.commit());
        }
    }
}
