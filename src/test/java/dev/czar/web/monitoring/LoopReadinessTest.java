package dev.czar.web.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.loop.LoopHealth.SensorStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopReadinessTest {

    private static final Instant NOW = Instant.parse("2025-11-27T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aSensorThatFailsOrHasNotLookedForLongIsAReasonNotToBeReady() {
        assertThat(LoopReadiness.cannotSense(
                        List.of(
                                new SensorStatus("queue", NOW.minusSeconds(20), ""),
                                new SensorStatus("repository", NOW, "no such branch"),
                                new SensorStatus("forge", NOW.minus(Duration.ofHours(1)), "")),
                        NOW))
                .containsExactly(
                        "the sensor repository cannot look: no such branch",
                        "the sensor forge has not looked since 2025-11-27T11:00:00Z");
    }

    @Test
    void aLedgerThatCannotBeWrittenIsAReasonNotToBeReady() throws Exception {
        Path ledger = folder.resolve("ledger.db");
        assertThat(LoopReadiness.cannotWrite(ledger)).containsExactly(ledger + " cannot be written");
        Files.createFile(ledger);
        assertThat(LoopReadiness.cannotWrite(ledger)).isEmpty();
        assertThat(LoopReadiness.cannotWrite(Path.of("/proc/self/comm")))
                .as("a file system with no room")
                .isNotEmpty();
    }
}
