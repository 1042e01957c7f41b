package dev.czar.project.report;

import dev.czar.io.AtomicFileWriter;
import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.ResourceReader;
import dev.czar.io.ShellQuoting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** A shell script made for one worker from a text of ours. */
final class WorkerScript {

    private WorkerScript() {}

    /** Writes it, if it is not there as it should be, and returns its path; {@code words} are quoted where their names stand. */
    static Path install(Path script, String resource, String worker, Map<String, String> words) throws IOException {
        String text = ResourceReader.text(resource)
                .replace("@WORKER_NAME@", worker)
                .replace("@WORKER@", ShellQuoting.quote(worker));
        for (Map.Entry<String, String> word : words.entrySet()) {
            text = text.replace(word.getKey(), ShellQuoting.quote(word.getValue()));
        }
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        if (!Files.exists(script) || !Arrays.equals(Files.readAllBytes(script), content)) {
            AtomicFileWriter.write(script, content);
        }
        Files.setPosixFilePermissions(script, FilePermissions.executable());
        return script;
    }
}
