package dev.czar.ledger;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Observation;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.ledger.store.LedgerUpkeep;
import dev.czar.ledger.store.LedgerUpkeep.UpkeepResult;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerUpkeepTest {

    private static final int ROWS = 2000;
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private Path file;
    private LedgerUpkeep upkeep;

    @BeforeEach
    void fill() {
        file = folder.resolve("ledger.db");
        upkeep = new LedgerUpkeep(file);
        append(IntStream.range(0, ROWS).mapToObj(row -> worker("w" + row)).toList());
    }

    @Test
    void aBackupIsOneMomentOfARunningLedgerAndCanBePutBack() throws Exception {
        Path backup = folder.resolve("backups/one.db");
        String before;
        try (Ledger running = Ledger.open(file)) {
            running.append(PROJECT, List.of(worker("last")));
            upkeep.backup(backup);
            running.append(PROJECT, List.of(worker("later")));
            before = running.identity();
        }
        assertThat(identity()).isEqualTo(before);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThatThrownBy(() -> upkeep.backup(backup)).hasMessageContaining("exists already");
        assertThat(subjects()).contains("later");

        UpkeepResult restored = upkeep.restore(backup, NOW);

        assertThat(subjects()).hasSize(ROWS + 1).contains("last").doesNotContain("later");
        assertThat(Path.of(restored.before())).exists();
        assertThat(identity()).as("numbers of cycles mean others now").isNotEqualTo(before);
    }

    private String identity() {
        try (Ledger ledger = Ledger.open(file)) {
            return ledger.identity();
        }
    }

    @Test
    void aDamagedBackupReplacesNothing() throws Exception {
        Path backup = Files.write(folder.resolve("junk.db"), new byte[PAGE]);
        assertThatThrownBy(() -> upkeep.restore(backup, NOW)).isInstanceOf(LedgerUnavailable.class);
        assertThat(subjects()).hasSize(ROWS);
    }

    @Test
    void whatCanBeReadOfADamagedLedgerIsSavedAndWhatCannotIsNamed() throws Exception {
        damagePages(0.4, 2);

        UpkeepResult repaired = upkeep.repair(NOW);

        assertThat(repaired.lost()).isNotEmpty().allMatch(line -> line.matches("[a-z]+: rows \\d+ to (\\d+|the end)"));
        assertThat(Path.of(repaired.before())).exists();
        assertThat(subjects().size()).isBetween(ROWS / 2, ROWS);
        append(List.of(worker("goes on")));
        assertThat(subjects()).contains("goes on");
    }

    @Test
    void aWholeLedgerLosesNothingByARepair() throws Exception {
        List<String> before = subjects();
        UpkeepResult repaired = upkeep.repair(NOW);
        assertThat(repaired.lost()).isEmpty();
        assertThat(subjects()).isEqualTo(before);
    }

    @Test
    void ofJunkNothingIsSavedAndTheLedgerBeginsAnew() throws Exception {
        Files.write(file, new byte[PAGE * 3]);
        Files.deleteIfExists(folder.resolve("ledger.db-wal"));
        assertThat(upkeep.repair(NOW).lost()).isNotEmpty().allMatch(line -> line.endsWith("rows 1 to the end"));
        assertThat(subjects()).isEmpty();
    }

    private void damagePages(double from, int pages) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            long first = (long) (raw.length() / PAGE * from);
            raw.seek(first * PAGE);
            raw.write(new byte[PAGE * pages]);
        }
    }

    private List<String> subjects() {
        try (Ledger ledger = Ledger.open(file)) {
            return ledger.board(PROJECT).stream()
                    .map(seen -> seen.fact().orElseThrow().subject())
                    .sorted()
                    .toList();
        }
    }

    private void append(List<Observation> observations) {
        try (Ledger ledger = Ledger.open(file)) {
            ledger.append(PROJECT, observations);
        }
    }

    private static Observation worker(String name) {
        return LedgerTest.worker(name, "claude");
    }
}
