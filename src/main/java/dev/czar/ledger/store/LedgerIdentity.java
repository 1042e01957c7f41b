package dev.czar.ledger.store;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jdbi.v3.core.Handle;

/**
 * Which ledger this is: numbers of decisions and cycles mean something only together with it. It is kept in the header
 * of the file and is another one once a backup was put in its place, or what could be read of a damaged ledger.
 */
public final class LedgerIdentity {

    private static final String VERSION = "PRAGMA user_version";

    private LedgerIdentity() {}

    /** In hexadecimal digits. */
    public static String of(Handle handle) {
        return Integer.toHexString(
                handle.createQuery(VERSION).mapTo(Integer.class).one());
    }

    /** One without an identity is given one. */
    static void ensure(Path database) throws SQLException {
        boolean none;
        try (Connection connection = LedgerFile.source(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet present = statement.executeQuery(VERSION)) {
            none = present.next() && present.getInt(1) == 0;
        }
        if (none) {
            renew(database);
        }
    }

    /** Makes it another ledger. */
    static void renew(Path database) throws SQLException {
        int fresh = new SecureRandom().nextInt(1, Integer.MAX_VALUE);
        try (Connection connection = LedgerFile.source(database).getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(VERSION + " = " + fresh);
        }
    }
}
