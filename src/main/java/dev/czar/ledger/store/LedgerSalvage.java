package dev.czar.ledger.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Copies row by row what can be read of a damaged ledger into a whole one; what cannot be read is stepped over and counted. */
final class LedgerSalvage {

    /** The order in which rows may be written; flyway's own table is made with the new file. */
    private static final List<String> TABLES = List.of(
            "observation",
            "board",
            "rulebook",
            "cycle",
            "decision",
            "intent",
            "outcome",
            "step",
            "claim",
            "settled",
            "horizon",
            "revision");

    private static final long FARTHEST = 1L << 40;

    private final Path target;
    private final Connection damaged;
    private final Connection whole;

    private LedgerSalvage(Path target, Connection damaged, Connection whole) {
        this.target = target;
        this.damaged = damaged;
        this.whole = whole;
    }

    /** What became of a table: how many rows were read, and the first and last row number of what was not, in pairs. */
    record TableSalvage(String table, long rows, List<Long> unreadable) {}

    static List<TableSalvage> copy(Path damaged, Path whole) throws SQLException {
        try (Connection from = LedgerFile.source(damaged).getConnection();
                Connection to = LedgerFile.source(whole).getConnection()) {
            to.setAutoCommit(false);
            LedgerSalvage salvage = new LedgerSalvage(whole, from, to);
            List<TableSalvage> tables = new ArrayList<>();
            for (String table : TABLES) {
                tables.add(salvage.table(table));
            }
            salvage.finish(tables);
            return List.copyOf(tables);
        }
    }

    private void finish(List<TableSalvage> tables) {
        try {
            repairReferences(tables);
            whole.commit();
        } catch (SQLException failure) {
            throw unwritable(failure);
        }
    }

    private TableSalvage table(String table) throws SQLException {
        List<Long> unreadable = new ArrayList<>();
        long rows = 0;
        long after = 0;
        while (true) {
            try {
                long copied = copyAfter(table, after);
                if (copied == after) {
                    return new TableSalvage(table, rows, unreadable);
                }
                after = copied;
                rows++;
            } catch (SQLException damage) {
                OptionalLong next = firstReadable(table, after + 1);
                if (next.isEmpty()) {
                    unreadable.addAll(List.of(after + 1, -1L));
                    return new TableSalvage(table, rows, unreadable);
                }
                long last = Math.max(next.getAsLong() - 1, after + 1);
                unreadable.addAll(List.of(after + 1, last));
                after = last;
            }
        }
    }

    /** The row number of the next row, which was copied, or {@code after} when there is none. */
    private long copyAfter(String table, long after) throws SQLException {
        try (PreparedStatement read =
                damaged.prepareStatement("SELECT rowid, * FROM " + table + " WHERE rowid > ? ORDER BY rowid LIMIT 1")) {
            read.setLong(1, after);
            try (ResultSet row = read.executeQuery()) {
                if (!row.next()) {
                    return after;
                }
                long number = row.getLong(1);
                List<Object> values = new ArrayList<>();
                for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                    values.add(row.getObject(column));
                }
                insert(table, names(row), values);
                return number;
            }
        }
    }

    private static List<String> names(ResultSet row) throws SQLException {
        List<String> names = new ArrayList<>();
        for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
            names.add(row.getMetaData().getColumnName(column));
        }
        return names;
    }

    /** What cannot be written is no damage of what is read. */
    private void insert(String table, List<String> names, List<Object> values) {
        String places = names.stream().map(any -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement write = whole.prepareStatement(
                "INSERT OR IGNORE INTO " + table + " (" + String.join(", ", names) + ") VALUES (" + places + ")")) {
            for (int column = 0; column < values.size(); column++) {
                write.setObject(column + 1, values.get(column));
            }
            write.executeUpdate();
        } catch (SQLException failure) {
            throw unwritable(failure);
        }
    }

    private LedgerUnavailable unwritable(SQLException failure) {
        return new LedgerUnavailable(target, "cannot be written: " + failure.getMessage(), failure);
    }

    /** The first row number from which on reading goes on, be it past the last row. */
    private OptionalLong firstReadable(String table, long from) {
        long step = 1;
        while (step < FARTHEST && !readable(table, from + step)) {
            step *= 2;
        }
        if (step >= FARTHEST) {
            return OptionalLong.empty();
        }
        long low = from + step / 2;
        long high = from + step;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (readable(table, middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return OptionalLong.of(high);
    }

    private boolean readable(String table, long number) {
        try (PreparedStatement read = damaged.prepareStatement(
                "SELECT rowid, * FROM " + table + " WHERE rowid >= ? ORDER BY rowid LIMIT 1")) {
            read.setLong(1, number);
            try (ResultSet row = read.executeQuery()) {
                row.next();
                return true;
            }
        } catch (SQLException damage) {
            return false;
        }
    }

    /** What is left refers to nothing that is lost; cycles before a lost observation cannot be computed again. */
    private void repairReferences(List<TableSalvage> tables) throws SQLException {
        execute(
                "INSERT OR REPLACE INTO board (project, key, seq, source, at, fact)"
                        + " SELECT project, key, seq, source, at, fact FROM observation o WHERE fact IS NOT NULL AND seq ="
                        + " (SELECT MAX(seq) FROM observation n WHERE n.project = o.project AND n.key = o.key)"
                        + " AND NOT EXISTS (SELECT 1 FROM board b WHERE b.project = o.project AND b.key = o.key AND b.seq >= o.seq)");
        execute("DELETE FROM board WHERE EXISTS (SELECT 1 FROM observation o WHERE o.project = board.project"
                + " AND o.key = board.key AND o.seq > board.seq AND o.fact IS NULL)");
        execute("DELETE FROM decision WHERE cycle NOT IN (SELECT id FROM cycle)");
        execute("DELETE FROM intent WHERE decision NOT IN (SELECT id FROM decision)");
        execute("DELETE FROM outcome WHERE decision NOT IN (SELECT id FROM decision)");
        List<Long> lost = tables.get(0).unreadable();
        if (!lost.isEmpty()) {
            long last = lost.get(lost.size() - 1);
            String horizon = last < 0 ? "(SELECT MAX(seq) FROM observation)" : Long.toString(last);
            execute("INSERT OR REPLACE INTO horizon (project, seq) SELECT DISTINCT project, " + horizon
                    + " FROM observation");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = whole.createStatement()) {
            statement.execute(sql);
        }
    }
}
