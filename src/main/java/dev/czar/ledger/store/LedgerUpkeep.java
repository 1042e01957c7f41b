package dev.czar.ledger.store;

import dev.czar.io.AtomicFileWriter.FilePermissions;
import dev.czar.ledger.store.LedgerSalvage.TableSalvage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Copies of a ledger and ways back to a whole one; only a backup may be made while Czar runs. */
public final class LedgerUpkeep {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final List<String> PARTS = List.of("", "-wal", "-shm");

    private final Path file;

    public LedgerUpkeep(Path file) {
        this.file = file;
    }

    /** What was done: where the ledger is that was in place before ("" when there was none), and what is lost, a line each. */
    public record UpkeepResult(String ledger, String before, long rows, List<String> lost) {
        public UpkeepResult {
            lost = List.copyOf(lost);
        }
    }

    /** Where a backup goes that nobody named. */
    public Path usualBackup(Instant now) {
        return file.resolveSibling("backups").resolve("ledger-" + STAMP.format(now) + ".db");
    }

    /** One moment of the ledger in a file of its own, which must not exist yet; only its owner can read it. */
    public UpkeepResult backup(Path target) throws IOException, SQLException {
        requireNone(target);
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path draft = Files.createTempDirectory(target.toAbsolutePath().getParent(), ".backup")
                .resolve("ledger.db");
        try {
            try (Connection connection = LedgerFile.source(file).getConnection();
                    PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, draft.toString());
                copy.execute();
            }
            FilePermissions.restrictToOwner(draft);
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
            Files.deleteIfExists(draft.getParent());
        }
        return new UpkeepResult(target.toString(), file.toString(), 0, List.of());
    }

    /** Puts a backup in the ledger's place, when it is whole, and the ledger aside. */
    public UpkeepResult restore(Path backup, Instant now) throws IOException, SQLException {
        if (!Files.isRegularFile(backup)) {
            throw new IOException("there is no backup " + backup);
        }
        Path draft = sibling(".restored");
        Files.copy(backup, draft, StandardCopyOption.REPLACE_EXISTING);
        try {
            new LedgerFile(draft).prepare();
            LedgerIdentity.renew(draft);
            String before = replaceBy(draft, "replaced", now);
            return new UpkeepResult(file.toString(), before, 0, List.of());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Makes a whole ledger of what can be read of this one, which is kept aside. */
    public UpkeepResult repair(Instant now) throws IOException, SQLException {
        Path draft = sibling(".repaired");
        for (String part : PARTS) {
            Files.deleteIfExists(draft.resolveSibling(draft.getFileName() + part));
        }
        new LedgerFile(draft).prepare();
        List<TableSalvage> tables;
        List<String> lost = new ArrayList<>();
        try {
            tables = LedgerSalvage.copy(file, draft);
        } catch (SQLException nothing) {
            tables = List.of();
            lost.add("everything: " + nothing.getMessage());
        }
        tables.forEach(table -> describeLoss(table, lost));
        String before = replaceBy(draft, "damaged", now);
        FilePermissions.restrictToOwner(file);
        return new UpkeepResult(
                file.toString(),
                before,
                tables.stream().mapToLong(TableSalvage::rows).sum(),
                lost);
    }

    private static void describeLoss(TableSalvage table, List<String> lost) {
        for (int pair = 0; pair + 1 < table.unreadable().size(); pair += 2) {
            long first = table.unreadable().get(pair);
            long last = table.unreadable().get(pair + 1);
            lost.add("%s: rows %d to %s".formatted(table.table(), first, last < 0 ? "the end" : Long.toString(last)));
        }
    }

    /** Puts the draft in the ledger's place; what was there goes aside, and comes back when the draft cannot take its place. */
    private String replaceBy(Path draft, String reason, Instant now) throws IOException {
        String before = putAside(reason, now);
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failure) {
            for (String part : PARTS) {
                Path aside = Path.of(before + part);
                if (!before.isEmpty() && Files.exists(aside)) {
                    Files.move(aside, sibling(part), StandardCopyOption.ATOMIC_MOVE);
                }
            }
            throw failure;
        }
        return before;
    }

    private String putAside(String reason, Instant now) throws IOException {
        String suffix = "." + reason + "-" + STAMP.format(now);
        boolean any = false;
        for (String part : PARTS) {
            Path old = sibling(part);
            if (Files.exists(old)) {
                Path aside = sibling(suffix + part);
                requireNone(aside);
                Files.move(old, aside, StandardCopyOption.ATOMIC_MOVE);
                any = true;
            }
        }
        return any ? sibling(suffix).toString() : "";
    }

    private static void requireNone(Path target) throws IOException {
        if (Files.exists(target)) {
            throw new IOException(target + " exists already");
        }
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
