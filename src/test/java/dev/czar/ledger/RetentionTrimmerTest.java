package dev.czar.ledger;

import static dev.czar.ledger.LedgerTest.NOW;
import static dev.czar.ledger.LedgerTest.PROJECT;
import static dev.czar.ledger.LedgerTest.cycle;
import static dev.czar.ledger.LedgerTest.decision;
import static dev.czar.ledger.LedgerTest.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.Board;
import dev.czar.fact.Observation;
import dev.czar.fact.Snapshot;
import dev.czar.ledger.Ledger.TrimResult;
import dev.czar.ledger.recording.Recording.RecordingHeader;
import dev.czar.ledger.recording.RecordingReader;
import dev.czar.ledger.store.CycleRecord;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetentionTrimmerTest {

    private static final long UNBOUNDED = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private static Instant hour(int hours) {
        return NOW.plus(Duration.ofHours(hours));
    }

    private void decide(int hour, InjectTask... actions) {
        var decisions =
                List.of(actions).stream().map(action -> decision(action)).toList();
        ledger.record(PROJECT, cycle(hour(hour), ledger.lastSeq(PROJECT)), decisions);
    }

    private TrimResult keep(Duration keep) {
        return ledger.trim(PROJECT, hour(100), new RetentionPolicy(keep, UNBOUNDED));
    }

    @Test
    void oldHistoryGoesAndTheBoardStays() {
        for (int hour = 0; hour < 100; hour++) {
            ledger.append(PROJECT, List.of(worker("a", "agent" + hour), worker("b" + hour % 3, "x")));
            ledger.append(PROJECT, List.of(Observation.gone("Worker/b" + hour % 3, "config", hour(hour))));
            decide(hour);
        }
        List<Observation> board = ledger.board(PROJECT);
        long last = ledger.lastSeq(PROJECT);
        assertThat(keep(Duration.ofHours(10)).deleted()).isGreaterThan(250);
        assertThat(ledger.board(PROJECT)).isEqualTo(board);
        assertThat(ledger.history(PROJECT).cycles(0, 1000).items()).hasSize(10);
        assertThat(ledger.append(PROJECT, List.of(worker("z", "x")))).isEqualTo(last + 1);
    }

    @Test
    void whatIsLeftCanBeReplayedAsBefore() throws Exception {
        Board board = new Board();
        List<Snapshot> snapshots = new ArrayList<>();
        for (int hour = 0; hour < 30; hour++) {
            List<Observation> seen = List.of(
                    worker("w" + hour % 7, "agent" + hour),
                    Observation.gone("Worker/w" + (hour + 3) % 7, "config", hour(hour)));
            ledger.append(PROJECT, seen);
            board.apply(seen);
            decide(hour);
            snapshots.add(board.snapshot(hour(hour)));
        }
        ledger.trim(PROJECT, hour(30), new RetentionPolicy(Duration.ofHours(10), UNBOUNDED));
        StringWriter text = new StringWriter();
        ledger.export(new RecordingHeader(PROJECT, "", NOW, hour(100)), text);
        List<Snapshot> read = new ArrayList<>();
        Path file = Files.writeString(folder.resolve("day.jsonl"), text.toString());
        assertThat(RecordingReader.read(file, cycle -> read.add(cycle.snapshot()))
                        .problems())
                .isEmpty();
        assertThat(read).isEqualTo(snapshots.subList(20, 30));
    }

    @Test
    void anOpenDecisionIsNeverForgotten() {
        InjectTask open = new InjectTask("a", "T1", 1);
        decide(0, open);
        ledger.journal(PROJECT).append(new ExecutionStep(open.key(), "pasted", "", hour(0)));
        keep(Duration.ofMinutes(1));
        assertThat(ledger.openIntents(PROJECT)).hasSize(1);
        assertThat(ledger.journal(PROJECT).steps(open.key())).hasSize(1);
        assertThat(ledger.history(PROJECT).decision(open.key())).isPresent();
    }

    @Test
    void aForgottenDecisionIsStillNotMadeAgain() {
        InjectTask done = new InjectTask("a", "T1", 1);
        InjectTask lapsed = new InjectTask("a", "T2", 1);
        decide(0, done, lapsed);
        ledger.conclude(PROJECT, Outcome.done(done, hour(1), "well"));
        ledger.conclude(PROJECT, Outcome.lapsed(lapsed, hour(1), "paused"));
        keep(Duration.ofHours(1));
        assertThat(ledger.history(PROJECT).decision(done.key())).isEmpty();
        assertThat(ledger.decided(PROJECT, List.of(done.key(), lapsed.key()))).containsExactly(done.key());
        CycleRecord cycle = cycle(hour(101), ledger.lastSeq(PROJECT));
        assertThat(ledger.record(PROJECT, cycle, List.of(decision(done), decision(lapsed)))
                        .newDecisions())
                .containsExactly(decision(lapsed));
    }

    @Test
    void theSizeBoundTakesYoungerHistoryToo() throws Exception {
        for (int hour = 0; hour < 50; hour++) {
            String text = "x".repeat(1000);
            ledger.append(
                    PROJECT,
                    IntStream.range(0, 50)
                            .mapToObj(id -> worker("w" + id, text))
                            .toList());
            decide(hour);
        }
        assertThat(Files.size(folder.resolve("ledger.db"))).isGreaterThan(2_000_000);
        TrimResult trimmed = ledger.trim(PROJECT, hour(50), new RetentionPolicy(Duration.ofDays(30), 1_000_000));
        assertThat(trimmed.within()).isTrue();
        assertThat(Files.size(folder.resolve("ledger.db"))).isLessThan(1_100_000);
        assertThat(ledger.board(PROJECT)).hasSize(50);
        assertThat(ledger.history(PROJECT).cycles(0, 1000).items()).isNotEmpty();
    }
}
