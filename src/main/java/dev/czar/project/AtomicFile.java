package dev.czar.project;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/** Writes files so that a reader, or a crash, sees the old content or the new one and nothing between. */
final class AtomicFile {

    private static final String TEMPORARY = ".tmp";

    private AtomicFile() {}

    static void write(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        write(file, content, () -> true, attributes);
    }

    /** Gives up, leaving the file as it is, when {@code stillWanted} says no right before the rename. */
    static boolean write(Path file, byte[] content, Check stillWanted, FileAttribute<?>... attributes)
            throws IOException {
        Files.createDirectories(file.getParent());
        Path temporary = Files.createTempFile(file.getParent(), "." + file.getFileName(), TEMPORARY, attributes);
        try {
            if (attributes.length == 0) {
                keepPermissions(file, temporary);
            }
            fill(temporary, content);
            if (!stillWanted.holds()) {
                return false;
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void fill(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void keepPermissions(Path existing, Path temporary) throws IOException {
        boolean posix = Files.getFileStore(temporary).supportsFileAttributeView("posix");
        if (posix) {
            Files.setPosixFilePermissions(
                    temporary,
                    Files.exists(existing) ? Files.getPosixFilePermissions(existing) : Permissions.readableByAll());
        }
    }

    /** Asked right before the rename. */
    @FunctionalInterface
    interface Check {
        boolean holds() throws IOException;
    }
}
