package dev.czar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.czar.fact.Observation;
import dev.czar.fact.Worker;
import dev.czar.ledger.store.LedgerUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFullDiskTest {

    @TempDir
    Path folder;

    private Path disk;
    private boolean mounted;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        mounted = runs("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString());
        assumeThat(mounted).as("may mount a small file system").isTrue();
    }

    @AfterEach
    void unmount() throws Exception {
        if (mounted) {
            assertThat(runs("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void aFullDiskIsSaidNothingIsHalfWrittenAndWithSpaceItGoesOn() throws Exception {
        try (Ledger ledger = Ledger.open(disk.resolve("ledger.db"))) {
            ledger.append("tally", List.of(worker("a")));
            Path filler = fill();
            List<Observation> many =
                    IntStream.range(0, 2000).mapToObj(id -> worker("w" + id)).toList();
            assertThatThrownBy(() -> ledger.append("tally", many))
                    .isInstanceOf(LedgerUnavailable.class)
                    .hasMessageContaining("free some space");
            assertThat(ledger.board("tally")).containsExactly(worker("a"));

            Files.delete(filler);
            ledger.append("tally", many);
            assertThat(ledger.board("tally")).hasSize(2001);
        }
    }

    private Path fill() {
        Path filler = disk.resolve("filler");
        try (var stream = Files.newOutputStream(filler)) {
            for (int block = 0; block < 4096; block++) {
                stream.write(new byte[1024]);
            }
            throw new AssertionError("the disk is larger than it should be");
        } catch (IOException full) {
            return filler;
        }
    }

    private static boolean runs(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static Observation worker(String id) {
        return Observation.of(new Worker(id, "command", List.of()), "queue", Instant.parse("2026-01-05T10:00:00Z"));
    }
}
