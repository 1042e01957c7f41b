package dev.czar.ledger;

import static dev.czar.ledger.LedgerTest.PROJECT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.TestRounds;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledLedgerTest {

    private static final int KILLS = TestRounds.of(2);

    @TempDir
    Path folder;

    private final Random random = new Random(7);
    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void aKilledWriterLosesNothingAcknowledgedAndRepeatsNothing() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled();
            verify();
        }
        assertThat(keys("concluded")).hasSizeGreaterThan(KILLS);
    }

    private Path file() {
        return folder.resolve("ledger.db");
    }

    private void writeUntilKilled() throws IOException, InterruptedException {
        int begin = keys("seen").size() + 1;
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dorg.sqlite.tmpdir=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerWriterProcess.class.getName(),
                        file().toString(),
                        String.valueOf(begin))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = writer.inputReader()) {
            int patience = 1 + random.nextInt(30);
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                acknowledge(line);
                if (--patience == 0) {
                    writer.toHandle().destroyForcibly(); // leaves what it said before to be read
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(writer.exitValue()).isEqualTo(128 + 9);
    }

    private void acknowledge(String line) {
        if (line.matches("(seen|decided|stepped|claimed|concluded) \\S+")) {
            acknowledged.add(line);
        }
    }

    private List<String> keys(String what) {
        return acknowledged.stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .toList();
    }

    private void verify() {
        assertThat(keys("decided")).doesNotHaveDuplicates();
        try (Ledger ledger = Ledger.open(file())) {
            Set<String> board =
                    ledger.board(PROJECT).stream().map(seen -> seen.key()).collect(Collectors.toSet());
            assertThat(board).containsAll(keys("seen"));
            assertThat(ledger.decided(PROJECT, keys("decided"))).containsAll(keys("decided"));
            List<String> open = ledger.openIntents(PROJECT).stream()
                    .map(intent -> intent.decision().key())
                    .toList();
            assertThat(open).doesNotContainAnyElementsOf(keys("concluded"));
            assertThat(board)
                    .containsAll(open.stream().map(key -> "InFlight/" + key).toList());
            keys("stepped").forEach(key -> assertThat(ledger.journal(PROJECT).steps(key))
                    .isNotEmpty());
            keys("claimed")
                    .forEach(task -> assertThat(ledger.claimedBy(PROJECT, task)).isPresent());
        }
    }
}
