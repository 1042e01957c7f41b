package dev.czar.project.report;

import dev.czar.io.TaskBranchNames;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The shell script with which a worker reports, made for one worktree. */
public final class ReportScript {

    private static final String RESOURCE = "project/report.sh";

    private ReportScript() {}

    /** Writes it anew where an earlier version wrote it, for sessions that go on. */
    public static void renew(Path worktree, String worker, Path spool, TaskBranchNames branches) throws IOException {
        if (Files.exists(ProjectLayout.reportScript(worktree))) {
            install(worktree, worker, spool, branches);
        }
    }

    /** Writes the script into the worktree's private folder, if it is not there as it should be, and returns its path. */
    public static Path install(Path worktree, String worker, Path spool, TaskBranchNames branches) throws IOException {
        return WorkerScript.install(
                ProjectLayout.reportScript(worktree),
                RESOURCE,
                worker,
                Map.of(
                        "@SPOOL@", spool.toString(),
                        "@PROOF@", ReportProofs.file(spool, worker).toString(),
                        "@BRANCHES@", branches.ofWorker(worker)));
    }
}
