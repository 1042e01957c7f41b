package dev.czar.ledger.store;

import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;
import org.sqlite.SQLiteDataSource;

/** One connection that writes, in whole and durable transactions; others that read. After a failure it connects anew. */
public final class LedgerConnections implements AutoCloseable {

    private static final int BUSY_MILLIS = 10_000;
    private static final int LARGEST_LEFTOVER_LOG = 16 * 1024 * 1024;

    private final Path file;
    private final Jdbi writing;
    private final Jdbi reading;
    private final ReentrantLock lock = new ReentrantLock(true);
    private Handle writer;
    private boolean closed;

    public LedgerConnections(Path file) {
        this.file = file;
        this.writing = Jdbi.create(source(file, TransactionMode.IMMEDIATE));
        this.reading = Jdbi.create(source(file, TransactionMode.DEFERRED));
    }

    private static SQLiteDataSource source(Path file, TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setSynchronous(SynchronousMode.FULL);
        config.setJournalSizeLimit(LARGEST_LEFTOVER_LOG);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        return source;
    }

    /** Durable when it returns; nothing is written when it throws. */
    public <T> T write(Function<Handle, T> work) {
        return writeOutsideTransaction(handle -> handle.inTransaction(work::apply));
    }

    /** Outside any transaction, for maintenance. */
    public <T> T writeOutsideTransaction(Function<Handle, T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("the ledger " + file + " is closed");
            }
            if (writer == null) {
                writer = writing.open();
            }
            return work.apply(writer);
        } catch (RuntimeException failure) {
            throw DatabaseErrors.translated(file, abandonWriter(failure));
        } finally {
            lock.unlock();
        }
    }

    /** One consistent view of everything that was durable when it began. */
    public <T> T read(Function<Handle, T> work) {
        try {
            return reading.inTransaction(work::apply);
        } catch (RuntimeException failure) {
            throw DatabaseErrors.translated(file, failure);
        }
    }

    private RuntimeException abandonWriter(RuntimeException failure) {
        if (DatabaseErrors.ofDatabase(failure) && writer != null) {
            try {
                writer.close();
            } catch (RuntimeException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
            writer = null;
        }
        return failure;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            if (writer != null) {
                writer.close();
                writer = null;
            }
        } finally {
            lock.unlock();
        }
    }
}
