package dev.czar.ledger.recording;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.decision;
import static dev.czar.ledger.LedgerTest.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.Board;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.Ledger.CommittedCycle;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.ledger.recording.Recording.RecordingHeader;
import dev.czar.ledger.store.CycleRecord;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingTest {

    private static final Map<String, String> RULES = Map.of("limits.drl", "package dev.czar.rules;");

    @TempDir
    Path folder;

    private final Board board = new Board();
    private final List<Snapshot> snapshots = new ArrayList<>();
    private final List<RecordedCycle> read = new ArrayList<>();
    private Ledger ledger;
    private long seq;

    @BeforeEach
    void aLedgerWithThreeCycles() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
        ledger.saveRules("rev1", RULES);
        see(worker("a", "one"), worker("b", "one"), turn(0));
        InjectTask action = new InjectTask("a", "T1", 1);
        cycle(1, action);
        board.apply(ledger.conclude(
                PROJECT,
                Outcome.done(action, at(2), "well", worker("a", "two").fact().orElseThrow())));
        see(Observation.gone("Worker/b", "config", at(2)), turn(2));
        cycle(3);
        see(worker("c", "one"));
        cycle(5);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private void see(Observation... observations) {
        seq = ledger.append(PROJECT, List.of(observations));
        board.apply(List.of(observations));
    }

    private void cycle(int second, InjectTask... actions) {
        CycleRecord cycle =
                new CycleRecord(at(second), seq, "rev1", "hash" + second, Duration.ofMillis(1), List.of("a bad rule"));
        snapshots.add(board.snapshot(at(second)));
        var decisions =
                List.of(actions).stream().map(action -> decision(action)).toList();
        CommittedCycle recorded = ledger.record(PROJECT, cycle, decisions);
        board.apply(recorded.observations());
        seq = recorded.seq();
    }

    private static Instant at(int second) {
        return NOW.plusSeconds(second).plusNanos(1_000_000);
    }

    private static Observation turn(int second) {
        return Observation.of(
                new WorkerTurn("a", Turn.IDLE, "hook", Duration.ofNanos(1_234_567)), "session", at(second));
    }

    private Path export(int from, int to) throws IOException {
        Path file = folder.resolve("day.jsonl");
        try (Writer writer = Files.newBufferedWriter(file)) {
            ledger.export(new RecordingHeader(PROJECT, "0.1.0", at(from), at(to)), writer);
        }
        return file;
    }

    private Recording read(Path file) throws IOException {
        return RecordingReader.read(file, read::add);
    }

    @Test
    void everyCycleIsReadWithTheSnapshotTheLoopHad() throws IOException {
        Recording recording = read(export(0, 10));
        assertThat(recording.problems()).isEmpty();
        assertThat(recording.cycles()).isEqualTo(3);
        assertThat(read).extracting(RecordedCycle::snapshot).isEqualTo(snapshots);
        assertThat(read).extracting(RecordedCycle::hash).containsExactly("hash1", "hash3", "hash5");
        assertThat(read).extracting(RecordedCycle::rules).containsOnly(RULES);
        assertThat(read).extracting(RecordedCycle::quarantined).containsOnly(List.of("a bad rule"));
    }

    @Test
    void theLedgerItselfRebuildsEveryCycle() {
        ProjectHistory history = ledger.history(PROJECT);
        history.rebuild(at(0), at(10), read::add);
        assertThat(read).extracting(RecordedCycle::snapshot).isEqualTo(snapshots);
        assertThat(read).extracting(RecordedCycle::rules).containsOnly(RULES);
        assertThat(history.rebuilt(read.get(1).id()).orElseThrow().snapshot()).isEqualTo(snapshots.get(1));
        assertThat(history.rebuilt(99)).isEmpty();
    }

    @Test
    void aPartBeginsWithWhatWasKnownThen() throws IOException {
        Recording recording = read(export(3, 5));
        assertThat(recording.header()).contains(new RecordingHeader(PROJECT, "0.1.0", at(3), at(5)));
        assertThat(read).extracting(RecordedCycle::snapshot).containsExactly(snapshots.get(1));
    }

    @Test
    void aGzippedRecordingIsReadToo() throws IOException {
        Path packed = folder.resolve("day.jsonl.gz");
        try (var stream = new GZIPOutputStream(Files.newOutputStream(packed))) {
            Files.copy(export(0, 10), stream);
        }
        assertThat(read(packed).problems()).isEmpty();
        byte[] bytes = Files.readAllBytes(packed);
        Files.write(packed, java.util.Arrays.copyOf(bytes, bytes.length * 2 / 3));
        assertThat(read(packed).problems()).singleElement().asString().contains("cannot be read from here on");
    }

    @Test
    void aLineCutOffInTheMiddleIsNamedAndWhatCameBeforeIsRead() throws IOException {
        Path file = export(0, 10);
        List<String> lines = Files.readAllLines(file);
        String text = String.join("\n", lines.subList(0, lines.size() - 2)) + "\n";
        Files.writeString(file, text + lines.get(lines.size() - 2).substring(0, 40));
        Recording recording = read(file);
        assertThat(read).hasSize(2);
        assertThat(recording.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(lines.size() - 1);
            assertThat(problem.message()).startsWith("not JSON");
        });
    }

    @Test
    void aRecordingWithoutItsEndWasCutOff() throws IOException {
        Path file = export(0, 10);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertThat(read(file).problems()).singleElement().asString().contains("the recording was cut off");
        assertThat(read).hasSize(3);
    }

    @Test
    void aLineMissingInTheMiddleIsNoticed() throws IOException {
        Path file = export(0, 10);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(4);
        Files.write(file, lines);
        assertThat(read(file).problems()).singleElement().asString().contains("lines are missing");
    }

    @Test
    void junkIsNoRecording() throws IOException {
        Path file = Files.writeString(folder.resolve("junk"), "hello\n");
        assertThat(read(file).problems()).singleElement().asString().contains("junk:1:1: not JSON");
        Files.write(file, new byte[] {'{', (byte) 0xff, (byte) 0xfe});
        assertThat(read(file).problems()).singleElement().asString().contains("cannot be read from here on");
        Files.writeString(file, "");
        assertThat(read(file).problems()).singleElement().asString().contains("cut off");
        Files.writeString(file, "{\"line\":\"End\",\"lines\":1}");
        assertThat(read(file).problems()).singleElement().asString().contains("begins with its header");
    }

    @Test
    void aSecretIsTakenOutAndTheCyclesThatSawItSaySo() throws IOException {
        String secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
        see(Observation.of(new SensorFailed("forge", "401 for " + secret, Duration.ZERO), "forge", at(6)));
        cycle(7);
        see(Observation.gone("SensorFailed/forge", "forge", at(8)));
        cycle(9);
        Path file = export(0, 20);
        assertThat(Files.readString(file)).doesNotContain(secret).contains("401 for [redacted]");
        assertThat(read(file).problems()).isEmpty();
        assertThat(read).extracting(RecordedCycle::redacted).containsExactly(false, false, false, true, false);
    }
}
