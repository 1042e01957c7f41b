package dev.czar.project.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Bounds a log that a process appends to and keeps open: its text moves to {@code NAME.1}, the file itself is emptied. */
public final class LogRotation {

    private static final long MOST_BYTES = 10L << 20;

    private LogRotation() {}

    /** Of the service's own log: at most 10 MiB and as much of before. */
    public static void rotate(ProjectLayout layout) throws IOException {
        rotate(layout.logs().resolve("czar.log"), MOST_BYTES);
    }

    static void rotate(Path log, long mostBytes) throws IOException {
        if (!Files.isRegularFile(log) || Files.size(log) <= mostBytes) {
            return;
        }
        Path before = log.resolveSibling(log.getFileName() + ".1");
        Files.copy(log, before, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        try (FileChannel file = FileChannel.open(log, StandardOpenOption.WRITE)) {
            file.truncate(0);
        }
    }
}
