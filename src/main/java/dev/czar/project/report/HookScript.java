package dev.czar.project.report;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.ResourceReader;
import dev.czar.io.ShellQuoting;
import dev.czar.project.files.ProjectLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

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
        Path script = folder.resolve("hook");
        String content = ResourceReader.text(RESOURCE)
                .replace("@WORKER_NAME@", worker)
                .replace("@WORKER@", ShellQuoting.quote(worker))
                .replace("@SERVICE@", ShellQuoting.quote(layout.serviceFile().toString()))
                .replace("@AUTHORIZATION@", ShellQuoting.quote(authorization.toString()));
        AtomicFileWriter.write(script, content.getBytes(StandardCharsets.UTF_8), FilePermissions.ownerOnly());
        Files.setPosixFilePermissions(script, FilePermissions.executable());
        return script;
    }
}
