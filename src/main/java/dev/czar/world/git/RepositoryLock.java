package dev.czar.world.git;

import dev.czar.io.FailureText;
import dev.czar.world.git.GitRepository.GitException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** One at a time per repository: among the threads of this process and among processes. */
public final class RepositoryLock {
    private static final int TRIES = 200;

    private final ReentrantLock threads = new ReentrantLock(true);
    private final Path file;

    RepositoryLock(Path file) {
        this.file = file;
    }

    public <T> T holding(Supplier<T> work) {
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
            throw new GitException("%s cannot be locked: %s".formatted(file, FailureText.of(failure)), failure);
        }
    }

    private FileLock acquire(FileChannel channel) throws IOException {
        RetryBackoff backoff = new RetryBackoff(TRIES);
        do {
            try {
                FileLock held = channel.tryLock();
                if (held != null) {
                    return held;
                }
            } catch (OverlappingFileLockException heldInThisProcess) {
                continue;
            }
        } while (backoff.waitForRetry());
        throw new GitException("git locked: another process holds %s.".formatted(file));
    }

    /** Waits a little longer before each new try, with jitter so that rivals do not meet again. */
    public static final class RetryBackoff {
        private static final int FIRST_MILLIS = 20;
        private static final int LONGEST_MILLIS = 400;

        private final int tries;
        private int tried;

        public RetryBackoff(int tries) {
            this.tries = tries;
        }

        /** True after a pause when another try is left. */
        public boolean waitForRetry() {
            tried++;
            if (tried >= tries) {
                return false;
            }
            int ceiling = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tried, 10));
            try {
                new Semaphore(0)
                        .tryAcquire(
                                ThreadLocalRandom.current().nextInt(ceiling / 2, ceiling + 1), TimeUnit.MILLISECONDS);
                return true;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
