package dev.czar.io;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Has the disk keep what other programs wrote, which a power loss could take otherwise. */
public final class FileSync {

    private FileSync() {}

    /** A folder: which names are in it. What is not there is none of ours. */
    public static void sync(Path file) throws IOException {
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
