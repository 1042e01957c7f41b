package dev.czar.ledger.store;

import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.io.FailureText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.FlywayException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Brings a ledger file into being, or makes sure that it is one; a new one appears under its name only when whole. */
public final class LedgerFile {

    private final Path file;

    public LedgerFile(Path file) {
        this.file = file;
    }

    public void prepare() {
        try {
            if (Files.exists(file)) {
                if (!isCurrent()) {
                    migrate(file);
                }
                writeAheadLog(file);
            } else {
                create();
            }
            LedgerIdentity.ensure(file);
            for (String part : List.of("", "-wal", "-shm")) {
                FilePermissions.restrictToOwner(sibling(part));
            }
        } catch (IOException failure) {
            throw new LedgerUnavailable(file, "cannot be created: " + FailureText.of(failure), failure);
        } catch (SQLException failure) {
            throw DatabaseErrors.translated(file, new IllegalStateException(failure));
        }
    }

    /** Changes nothing. */
    public void requireCurrent() {
        if (!Files.exists(file)) {
            throw new LedgerUnavailable(file, "does not exist: start Czar, which makes it", null);
        }
        try (Connection connection = source(file).getConnection()) {
            if (!LedgerSchema.isCurrent(connection)) {
                throw new LedgerUnavailable(
                        file, "was made by another version of Czar: start this one, which brings it up to date", null);
            }
        } catch (SQLException failure) {
            throw DatabaseErrors.translated(file, new IllegalStateException(failure));
        }
    }

    private void create() throws IOException, SQLException {
        Path log = sibling("-wal");
        if (Files.exists(log) && Files.size(log) > 0) {
            throw new LedgerUnavailable(file, "is missing, but its log " + log + " is there: " + remedy(), null);
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = sibling(".new");
        Files.deleteIfExists(draft);
        execute(draft, "PRAGMA auto_vacuum = INCREMENTAL", "VACUUM");
        migrate(draft);
        writeAheadLog(draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String remedy() {
        return "put the ledger back, or move the log aside to begin a new one";
    }

    private boolean isCurrent() throws IOException, SQLException {
        if (Files.size(file) == 0) {
            throw new LedgerUnavailable(file, DatabaseErrors.DAMAGED, null);
        }
        try (Connection connection = source(file).getConnection();
                Statement statement = connection.createStatement();
                var answer = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!answer.next() || !"ok".equals(answer.getString(1))) {
                throw new LedgerUnavailable(file, DatabaseErrors.DAMAGED, null);
            }
            return LedgerSchema.isCurrent(connection);
        }
    }

    private void migrate(Path database) {
        try {
            LedgerSchema.migrate(source(database));
        } catch (FlywayException failure) {
            if (DatabaseErrors.ofDatabase(failure)) {
                throw DatabaseErrors.translated(file, failure);
            }
            throw new LedgerUnavailable(file, "was made by another version of Czar: use that or a newer one", failure);
        }
    }

    /** Kept in the file: of two connections that both began with this change, one would fail without waiting. */
    private static void writeAheadLog(Path database) throws SQLException {
        execute(database, "PRAGMA journal_mode = WAL");
    }

    private static void execute(Path database, String... statements) throws SQLException {
        try (Connection connection = source(database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static SQLiteDataSource source(Path database) {
        SQLiteDataSource source = new SQLiteDataSource(new SQLiteConfig());
        source.setUrl("jdbc:sqlite:" + database);
        return source;
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
