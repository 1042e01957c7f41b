package dev.czar.project.report;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The shell script that the hooks of a worker's program run, made for one worker outside of its worktree. */
public final class HookScript {

    private static final String RESOURCE = "project/hook.sh";

    private HookScript() {}

    /** Writes the script and what it shows to Czar, and returns its path. */
    public static Path install(ProjectLayout layout, String worker, String token) throws IOException {
        Path folder = layout.workerFiles(worker);
        Path authorization = folder.resolve("authorization");
        AtomicFileWriter.write(
                authorization,
                ("Authorization: Bearer " + token + "\n").getBytes(StandardCharsets.US_ASCII),
                FilePermissions.ownerOnly());
        return WorkerScript.install(
                folder.resolve("hook"),
                RESOURCE,
                worker,
                Map.of(
                        "@SERVICE@", layout.serviceFile().toString(),
                        "@AUTHORIZATION@", authorization.toString()));
    }
}
