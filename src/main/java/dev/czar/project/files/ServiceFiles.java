package dev.czar.project.files;

import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.FolderDeleter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where libraries put files of their own while one service runs: out of reach of other users, and deleted by a later start when the
 * service was killed. In the folder for temporary files others could exchange them, and nobody would delete them.
 */
public final class ServiceFiles {
    private static final String LOCK = ".lock";

    private final Path folder;
    private final FileChannel lock;

    private ServiceFiles(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** A new folder below {@code base}; those of services that have ended are deleted. */
    public static ServiceFiles below(Path base) throws IOException {
        Files.createDirectories(base);
        FilePermissions.restrictToOwner(base);
        for (Path left : locks(base)) {
            deleteUnlessInUse(left);
        }
        String name = UUID.randomUUID().toString();
        FileChannel lock =
                FileChannel.open(base.resolve(name + LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        lock.lock();
        return new ServiceFiles(Files.createDirectory(base.resolve(name)), lock);
    }

    public Path folder() {
        return folder;
    }

    private static List<Path> locks(Path base) throws IOException {
        try (Stream<Path> files = Files.list(base)) {
            return files.filter(file -> file.toString().endsWith(LOCK)).toList();
        }
    }

    private static void deleteUnlessInUse(Path lock) throws IOException {
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock free = acquire(channel).orElse(null)) {
            if (free != null) {
                String name = lock.getFileName().toString();
                FolderDeleter.delete(lock.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lock);
            }
        }
    }

    private static Optional<FileLock> acquire(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException inThisProcess) {
            return Optional.empty();
        }
    }

    /** Called when the service ends; the lock is held until its process is gone. */
    public void delete() {
        FolderDeleter.delete(folder);
        FolderDeleter.delete(folder.resolveSibling(folder.getFileName() + LOCK));
    }
}
