package dev.czar.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.ExecutionJournal.ExecutionStep;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.Memory.InFlight;
import dev.czar.fact.Observation;
import dev.czar.fact.Worker;
import dev.czar.ledger.Ledger.CommittedCycle;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.ledger.store.DecisionTable.OpenIntent;
import dev.czar.ledger.store.LedgerUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

public class LedgerTest {

    public static final Instant NOW = Instant.parse("2025-11-27T23:15:00Z");
    public static final String PROJECT = "tally";

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.open(file());
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void onlyItsOwnerCanReadALedgerAndItsLog() throws Exception {
        ledger.append(PROJECT, List.of(worker("w1", "claude")));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path part : files.toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(part)))
                        .as(part.toString())
                        .isEqualTo("rw-------");
            }
        }
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        reopen();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .as("one that an earlier Czar made")
                .isEqualTo("rw-------");
    }

    private Path file() {
        return folder.resolve("ledger.db");
    }

    private void reopen() {
        ledger.close();
        ledger = Ledger.open(file());
    }

    public static Observation worker(String id, String agent) {
        return Observation.of(new Worker(id, agent, List.of("code")), "config", NOW);
    }

    public static Decision decision(Action action) {
        Evidence evidence = new Evidence(new Worker("w", "a", List.of()), "config", Duration.ofSeconds(1), List.of());
        return new Decision(
                action, List.of(new Justification("a rule", "a reason", "A1", List.of(evidence))), List.of());
    }

    public static CycleRecord cycle(Instant at, long seq) {
        return new CycleRecord(at, seq, "rev1", "hash", Duration.ofMillis(3), List.of());
    }

    private CommittedCycle record(Decision... decisions) {
        return ledger.record(PROJECT, cycle(NOW, ledger.lastSeq(PROJECT)), List.of(decisions));
    }

    @Test
    void theBoardHoldsTheLatestOfEachKeyWithoutWhatIsGone() {
        ledger.append(PROJECT, List.of(worker("a", "one"), worker("b", "one"), worker("a", "two")));
        long last = ledger.append(
                PROJECT, List.of(Observation.gone("Worker/b", "config", NOW), worker("c", "one"), worker("c", "two")));
        assertThat(last).isEqualTo(6).isEqualTo(ledger.lastSeq(PROJECT));
        reopen();
        assertThat(ledger.board(PROJECT)).containsExactly(worker("a", "two"), worker("c", "two"));
    }

    @Test
    void projectsDoNotSeeEachOther() {
        ledger.append(PROJECT, List.of(worker("a", "one")));
        ledger.append("other", List.of(worker("a", "two")));
        record(decision(new InjectTask("a", "T1", 1)));
        assertThat(ledger.board("other")).containsExactly(worker("a", "two"));
        assertThat(ledger.openIntents("other")).isEmpty();
        assertThat(ledger.decided("other", List.of("INJECT_TASK/T1/1"))).isEmpty();
    }

    @Test
    void aNewDecisionIsInFlightUntilItsOutcome() {
        InjectTask action = new InjectTask("a", "T1", 1);
        CommittedCycle recorded = record(decision(action));
        InFlight flight = new InFlight(action.kind(), "a", action.key(), Duration.ZERO);
        assertThat(recorded.newDecisions()).containsExactly(decision(action));
        assertThat(recorded.observations()).containsExactly(Observation.of(flight, "ledger", NOW));
        assertThat(ledger.board(PROJECT)).isEqualTo(recorded.observations());
        Outcome outcome = Outcome.done(action, NOW, "well", new Worker("a", "x", List.of()));
        assertThat(ledger.conclude(PROJECT, outcome))
                .containsExactly(outcome.observations().get(0), Observation.gone(flight.key(), "ledger", NOW));
        assertThat(ledger.board(PROJECT)).isEqualTo(outcome.observations());
    }

    @Test
    void aDecisionIsNewOnlyOnce() {
        InjectTask action = new InjectTask("a", "T1", 1);
        record(decision(action));
        assertThat(record(decision(action)).newDecisions()).isEmpty();
        ledger.conclude(PROJECT, Outcome.failed(action, NOW, "no"));
        reopen();
        assertThat(record(decision(action)).newDecisions()).isEmpty();
        assertThat(ledger.decided(PROJECT, List.of(action.key(), "NUDGE/x"))).containsExactly(action.key());
    }

    @Test
    void aDecisionThatLapsedBeforeItBeganMayBeMadeAgain() {
        InjectTask action = new InjectTask("a", "T1", 1);
        record(decision(action));
        ledger.conclude(PROJECT, Outcome.lapsed(action, NOW, "paused"));
        assertThat(record(decision(action)).newDecisions()).hasSize(1);
        assertThat(record(decision(action)).newDecisions()).isEmpty();
    }

    @Test
    void anOutcomeCountsOnce() {
        InjectTask action = new InjectTask("a", "T1", 1);
        record(decision(action));
        ledger.conclude(PROJECT, Outcome.done(action, NOW, "well"));
        assertThat(ledger.conclude(PROJECT, Outcome.failed(action, NOW, "again", new Worker("z", "", List.of()))))
                .isEmpty();
        assertThat(ledger.board(PROJECT)).isEmpty();
    }

    @Test
    void openIntentsReturnWithTheirDecisionAndSteps() {
        InjectTask first = new InjectTask("a", "T1", 1);
        InjectTask second = new InjectTask("b", "T2", 1);
        record(decision(first), decision(second));
        ExecutionStep step = new ExecutionStep(first.key(), "pasted", "pane %1", NOW);
        ledger.journal(PROJECT).append(step);
        ledger.conclude(PROJECT, Outcome.done(second, NOW, "well"));
        reopen();
        assertThat(ledger.openIntents(PROJECT)).extracting(OpenIntent::decision).containsExactly(decision(first));
        assertThat(ledger.journal(PROJECT).steps(first.key())).containsExactly(step);
    }

    @Test
    void aTaskBelongsToOneWorkerUntilReleased() {
        assertThat(ledger.claim(PROJECT, "T1", "a", NOW)).isTrue();
        assertThat(ledger.claim(PROJECT, "T1", "b", NOW)).isFalse();
        assertThat(ledger.claim(PROJECT, "T1", "a", NOW)).isTrue();
        assertThat(ledger.claimedBy(PROJECT, "T1")).contains("a");
        assertThat(ledger.release(PROJECT, "T1", NOW)).isTrue();
        assertThat(ledger.release(PROJECT, "T1", NOW)).isFalse();
        assertThat(ledger.claimedBy(PROJECT, "T1")).isEmpty();
        assertThat(ledger.claim(PROJECT, "T1", "b", NOW)).isTrue();
    }

    /** The file says itself how it is written: of two connections that changed it at once, one would fail without waiting. */
    @Test
    void aLedgerNobodyHasWrittenYetIsWrittenAheadAlready() throws IOException {
        ledger.close();
        Path fresh = file().resolveSibling("fresh.db");
        Ledger.open(fresh).close();
        byte[] header = Files.readAllBytes(fresh);
        assertThat(List.of(header[18], header[19])).containsOnly((byte) 2);
    }

    @Test
    void ofManyWhoClaimATaskAtOnceExactlyOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Ledger second = Ledger.open(file())) {
            for (int round = 0; round < 20; round++) {
                String task = "T" + round;
                List<Callable<Boolean>> claims = IntStream.range(0, 8)
                        .mapToObj(worker -> (Callable<Boolean>)
                                () -> (worker % 2 == 0 ? ledger : second).claim(PROJECT, task, "w" + worker, NOW))
                        .toList();
                int won = 0;
                for (Future<Boolean> claim : threads.invokeAll(claims)) {
                    won += claim.get() ? 1 : 0;
                }
                assertThat(won).isEqualTo(1);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void rulesAreKeptByRevision() {
        ledger.saveRules("rev1", Map.of("limits.drl", "text"));
        ledger.saveRules("rev1", Map.of("limits.drl", "text"));
        assertThat(ledger.history(PROJECT).rules("rev1")).contains(Map.of("limits.drl", "text"));
        assertThat(ledger.history(PROJECT).rules("rev2")).isEqualTo(Optional.empty());
    }

    @Test
    void aFileThatIsNoLedgerIsNamedAndLeftAlone() throws IOException {
        ledger.close();
        byte[] junk =
                "this is not a database, whatever its name says".repeat(100).getBytes();
        Files.write(file(), junk);
        refused("is damaged or not a ledger");
        assertThat(Files.readAllBytes(file())).isEqualTo(junk);
    }

    @Test
    void anEmptyFileIsNotTakenForANewLedger() throws IOException {
        ledger.close();
        Files.write(file(), new byte[0]);
        refused("is damaged or not a ledger");
    }

    @Test
    void aLedgerDamagedInTheMiddleIsRefused() throws IOException {
        ledger.append(
                PROJECT,
                IntStream.range(0, 2000).mapToObj(id -> worker("w" + id, "x")).toList());
        ledger.close();
        byte[] bytes = Files.readAllBytes(file());
        IntStream.range(bytes.length / 3, bytes.length / 2).forEach(index -> bytes[index] = 7);
        Files.write(file(), bytes);
        refused("is damaged or not a ledger");
    }

    @Test
    void aLostLedgerWhoseLogIsThereIsNotReplacedByAnEmptyOne() throws IOException {
        ledger.close();
        Files.move(file(), folder.resolve("elsewhere"));
        Files.write(folder.resolve("ledger.db-wal"), new byte[100]);
        refused("is missing, but its log");
    }

    @Test
    void aLedgerOfANewerCzarIsRefused() {
        ledger.connections()
                .write(handle -> handle.execute("INSERT INTO flyway_schema_history (installed_rank, version,"
                        + " description, type, script, checksum, installed_by, execution_time, success)"
                        + " VALUES (99, '99', 'future', 'SQL', 'V99__future.sql', 1, '', 1, 1)"));
        ledger.close();
        refused("was made by another version of Czar");
    }

    @Test
    void aFullLedgerSaysSoAndRecoversWithNothingHalfWritten() {
        ledger.append(PROJECT, List.of(worker("a", "one")));
        ledger.connections().writeOutsideTransaction(handle -> handle.createQuery("PRAGMA max_page_count = 60")
                .mapToMap()
                .list());
        List<Observation> many =
                IntStream.range(0, 5000).mapToObj(id -> worker("w" + id, "x")).toList();
        assertThatThrownBy(() -> ledger.append(PROJECT, many))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining("free some space");
        assertThat(ledger.board(PROJECT)).containsExactly(worker("a", "one"));
        assertThat(ledger.append(PROJECT, many)).isEqualTo(5001);
    }

    private void refused(String message) {
        assertThatThrownBy(() -> Ledger.open(file()))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining(message);
    }

    @Test
    void aReaderPreparesNothingAndTakesOnlyALedgerThatIsCurrent() throws Exception {
        String identity = ledger.identity();
        byte[] before = Files.readAllBytes(file());
        try (Ledger reader = Ledger.reading(file())) {
            assertThat(reader.identity()).isEqualTo(identity);
        }
        assertThat(Files.readAllBytes(file())).containsExactly(before);
        Path none = folder.resolve("none.db");
        assertThatThrownBy(() -> Ledger.reading(none))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("does not exist");
        assertThat(none).doesNotExist();
        Path empty = Files.createFile(folder.resolve("empty.db"));
        assertThatThrownBy(() -> Ledger.reading(empty))
                .isInstanceOf(LedgerUnavailable.class)
                .hasMessageContaining("another version of Czar");
        assertThat(empty).isEmptyFile();
    }
}
