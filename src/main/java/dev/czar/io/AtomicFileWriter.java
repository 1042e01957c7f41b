package dev.czar.io;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files so that a reader, or a crash, sees the old content or the new one and nothing between. */
public final class AtomicFileWriter {

    private static final System.Logger LOG = System.getLogger(AtomicFileWriter.class.getName());
    private static final String TEMPORARY = ".tmp";

    private AtomicFileWriter() {}

    /** Without {@code attributes} a file keeps its permissions, and a new one can be read by all. */
    public static void write(Path file, byte[] content, FileAttribute<?>... attributes) throws IOException {
        write(file, content, () -> true, attributes);
    }

    /** Gives up, leaving the file as it is, when {@code stillWanted} says no right before the rename. */
    public static boolean write(Path file, byte[] content, WriteCondition stillWanted, FileAttribute<?>... attributes)
            throws IOException {
        Path temporary = temporary(file, attributes);
        try {
            if (attributes.length == 0) {
                keepPermissions(file, temporary);
            }
            writeDurably(temporary, content);
            if (!stillWanted.holds()) {
                return false;
            }
            move(temporary, file);
            syncFolder(file.getParent());
            return true;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Does not wait for the disk, for what can be made again; only the owner can read it. */
    public static void writeUnsynced(Path file, byte[] content) throws IOException {
        Path temporary = temporary(file, FilePermissions.ownerOnly());
        try {
            Files.write(temporary, content);
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path temporary(Path file, FileAttribute<?>... attributes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.createTempFile(file.getParent(), "." + file.getFileName(), TEMPORARY, attributes);
    }

    private static void move(Path temporary, Path file) throws IOException {
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Until then a power loss can take the new name back. Some file systems cannot, and keep names in order anyway. */
    private static void syncFolder(Path folder) {
        try {
            FileSync.sync(folder);
        } catch (IOException unsupported) {
            LOG.log(Level.DEBUG, "{0} cannot be synced: {1}", folder, FailureText.of(unsupported));
        }
    }

    private static void writeDurably(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(content);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
    }

    private static void keepPermissions(Path existing, Path temporary) throws IOException {
        if (FilePermissions.supported(temporary)) {
            Files.setPosixFilePermissions(
                    temporary,
                    Files.exists(existing) ? Files.getPosixFilePermissions(existing) : FilePermissions.readableByAll());
        }
    }

    /** Asked right before the rename. */
    @FunctionalInterface
    public interface WriteCondition {
        boolean holds() throws IOException;
    }

    /** The file permissions Czar gives. */
    public static final class FilePermissions {

        private FilePermissions() {}

        public static Set<PosixFilePermission> readableByAll() {
            return PosixFilePermissions.fromString("rw-r--r--");
        }

        public static Set<PosixFilePermission> executable() {
            return PosixFilePermissions.fromString("rwxr-xr-x");
        }

        /** From now on only the owner can read the file, or look into the folder; nothing where there are no such permissions. */
        public static void restrictToOwner(Path path) throws IOException {
            if (Files.exists(path) && supported(path)) {
                Files.setPosixFilePermissions(
                        path, PosixFilePermissions.fromString(Files.isDirectory(path) ? "rwx------" : "rw-------"));
            }
        }

        /** Asked of the file alone: where its disk is mounted cannot be told in every container. */
        private static boolean supported(Path path) {
            return Files.getFileAttributeView(path, PosixFileAttributeView.class) != null;
        }

        public static FileAttribute<Set<PosixFilePermission>> ownerOnly() {
            return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
