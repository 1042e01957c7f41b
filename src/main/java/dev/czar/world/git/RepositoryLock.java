package dev.czar.world.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One at a time per repository: among the threads of this process and among processes. */
final class RepositoryLock {
    private static final int TRIES = 200;

    private final ReentrantLock threads = new ReentrantLock(true);
    private final Path file;

    RepositoryLock(Path file) {
        this.file = file;
    }

    <T> T holding(Supplier<T> work) {
        threads.lock();
        try {
            return threads.getHoldCount() > 1 ? work.get() : amongProcesses(work);
        } finally {
            threads.unlock();
        }
    }

    private <T> T amongProcesses(Supplier<T> work) {
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                FileLock held = acquire(channel);
                try {
                    return work.get();
                } finally {
                    held.release();
                }
            }
        } catch (IOException failure) {
            throw new GitFailed("%s cannot be locked: %s".formatted(file, failure.getMessage()), failure);
        }
    }

    private FileLock acquire(FileChannel channel) throws IOException {
        Backoff backoff = new Backoff(TRIES);
        do {
            try {
                FileLock held = channel.tryLock();
                if (held != null) {
                    return held;
                }
            } catch (OverlappingFileLockException heldInThisProcess) {
                continue;
            }
        } while (backoff.again());
        throw new GitFailed("git locked: another process holds %s.".formatted(file));
    }
}
