package dev.czar.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Sensed;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.Worker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFileTest {

    private static final Instant NOW = Instant.parse("2025-11-27T23:15:00Z");

    @Property(tries = 50)
    void aSnapshotSurvivesTheRoundTrip(@ForAll long seed) {
        RandomRecords samples = new RandomRecords(seed);
        Map<String, KnownFact> facts = new TreeMap<>();
        for (int count = 0; count < 40; count++) {
            Sensed fact = (Sensed) samples.any(Sensed.class);
            facts.put(fact.key(), new KnownFact(fact, count % 2 == 0 ? "file" : "git", Duration.ofMillis(count)));
        }
        Snapshot snapshot = new Snapshot(NOW, List.copyOf(facts.values()));
        assertThat(SnapshotFile.read("test", SnapshotFile.text(snapshot))).isEqualTo(snapshot);
    }

    @Test
    void aFactWithoutProvenanceComesFromTheFileJustNow() {
        String text = "{\"now\": \"2025-11-27T23:15:00Z\", \"facts\": [{\"fact\": \"Worker\", \"id\": \"w\"}]}";
        assertThat(SnapshotFile.read("test", text).facts())
                .containsExactly(new KnownFact(new Worker("w", "", List.of()), "file", Duration.ZERO));
    }

    @Test
    void provenanceIsReadWhenGiven() {
        String text = "{\"now\": \"2025-11-27T23:15:00Z\", \"facts\": [{\"fact\": \"Worker\", \"id\": \"w\","
                + "\"seen\": {\"source\": \"git\", \"age\": \"PT3S\"}}]}";
        assertThat(SnapshotFile.read("test", text).facts())
                .containsExactly(new KnownFact(new Worker("w", "", List.of()), "git", Duration.ofSeconds(3)));
    }

    @Test
    void aConclusionCannotBeStated() {
        refused("{\"fact\": \"Idle\", \"worker\": \"w\"}", "Idle is concluded by rules and cannot be stated");
    }

    @Test
    void aFactStatedTwiceIsAProblem() {
        refused("{\"fact\":\"Worker\",\"id\":\"w\"},{\"fact\":\"Worker\",\"id\":\"w\"}", "Worker/w is stated twice");
    }

    @Test
    void anUnknownFieldOfTheFileIsAProblem() {
        assertThatThrownBy(() -> SnapshotFile.read("test", "{\"now\": \"2025-11-27T23:15:00Z\", \"fact\": []}"))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining("test:1:33: a facts file has no field \"fact\"; did you mean \"facts\"?")
                .hasMessageContaining("\"facts\": expected a list of facts");
    }

    @Test
    void aFileOfJunkIsAProblemThatNamesTheFile(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("junk.json"), new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(() -> SnapshotFile.read(file)).hasMessageContaining("junk.json: not UTF-8 text");
    }

    @Test
    void aFileWithoutEndIsRefused() {
        assertThatThrownBy(() -> SnapshotFile.read(Path.of("/dev/zero"))).hasMessageContaining("larger than");
    }

    private static void refused(String facts, String message) {
        assertThatThrownBy(() ->
                        SnapshotFile.read("test", "{\"now\": \"2025-11-27T23:15:00Z\", \"facts\": [" + facts + "]}"))
                .isInstanceOf(InvalidJson.class)
                .hasMessageContaining(message);
    }
}
