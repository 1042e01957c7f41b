package dev.czar.ledger.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the database complains about into what a person can do. */
final class DatabaseErrors {

    static final String DAMAGED =
            "is damaged or not a ledger: stop Czar, then put a backup in its place (czar ledger restore FILE), or save"
                    + " what can be read of it (czar ledger repair); the damaged one is kept";

    private DatabaseErrors() {}

    static boolean ofDatabase(Throwable failure) {
        return cause(failure, SQLException.class).isPresent();
    }

    static RuntimeException translated(Path file, RuntimeException failure) {
        return cause(failure, SQLiteException.class)
                .<RuntimeException>map(cause -> new LedgerUnavailable(file, remedy(cause.getResultCode()), failure))
                .orElse(failure);
    }

    private static String remedy(SQLiteErrorCode code) {
        String name = code.name();
        if (name.startsWith("SQLITE_FULL")) {
            return "cannot grow: free some space on its disk; Czar then goes on by itself";
        }
        if (name.startsWith("SQLITE_CORRUPT") || name.startsWith("SQLITE_NOTADB")) {
            return DAMAGED;
        }
        if (name.startsWith("SQLITE_READONLY")
                || name.startsWith("SQLITE_CANTOPEN")
                || name.startsWith("SQLITE_PERM")) {
            return "cannot be opened for writing: check that its folder exists and that both belong to you";
        }
        if (name.startsWith("SQLITE_BUSY") || name.startsWith("SQLITE_LOCKED")) {
            return "is held by another process: stop the other Czar";
        }
        if (name.startsWith("SQLITE_IOERR")) {
            return "cannot be read or written (" + name
                    + "): check its disk and the space on it; Czar then goes on by itself";
        }
        return "refused (" + name + ")";
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
