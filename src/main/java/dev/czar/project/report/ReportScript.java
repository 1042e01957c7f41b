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
import java.util.Arrays;

/** The shell script with which a worker reports, made for one worktree. */
public final class ReportScript {

    private static final String RESOURCE = "project/report.sh";

    private ReportScript() {}

    /** Writes the script into the worktree's private folder, if it is not there as it should be, and returns its path. */
    public static Path install(Path worktree, String worker, Path spool) throws IOException {
        Path script = ProjectLayout.reportScript(worktree);
        byte[] content = content(worker, spool).getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(script) || !Arrays.equals(Files.readAllBytes(script), content)) {
            AtomicFileWriter.write(script, content);
        }
        Files.setPosixFilePermissions(script, FilePermissions.executable());
        return script;
    }

    private static String content(String worker, Path spool) throws IOException {
        return ResourceReader.text(RESOURCE)
                .replace("@WORKER_NAME@", worker)
                .replace("@WORKER@", ShellQuoting.quote(worker))
                .replace("@SPOOL@", ShellQuoting.quote(spool.toString()));
    }
}
