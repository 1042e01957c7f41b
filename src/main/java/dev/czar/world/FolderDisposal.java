package dev.czar.world;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.io.FolderDeleter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Deletes large folders while their users go on; one that comes when too many wait is deleted before its user goes on. */
public final class FolderDisposal implements AutoCloseable {
    private static final String SUFFIX = ".deleted";
    private static final int MOST_WAITING = 4;
    private static final int SECONDS = 10;

    private final Consumer<Path> deletion;
    private final ThreadPoolExecutor deletions;

    public FolderDisposal(String thread) {
        this(thread, FolderDeleter::delete);
    }

    FolderDisposal(String thread, Consumer<Path> deletion) {
        this.deletion = deletion;
        deletions = new ThreadPoolExecutor(
                1,
                1,
                SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                new DaemonThreadFactory(thread),
                new CallerRunsPolicy());
        deletions.allowCoreThreadTimeOut(true);
    }

    /** The folder is not there any more under its name when this returns. */
    public void dispose(Path folder) {
        Path aside = folder.resolveSibling(folder.getFileName() + SUFFIX);
        try {
            Files.move(folder, aside);
        } catch (IOException taken) {
            deletion.accept(folder);
            return;
        }
        deletions.execute(() -> deletion.accept(aside));
    }

    /** Waits for what is being deleted, but not long. */
    @Override
    public void close() {
        deletions.shutdown();
        try {
            deletions.awaitTermination(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
