package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Outcome;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.store.CycleRecord;
import dev.czar.loop.messaging.ChannelMessages.ActionRequest;
import dev.czar.loop.messaging.ChannelMessages.ActionResult;
import dev.czar.loop.messaging.ChannelMessages.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessages.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.FixedRuleActivation;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoopThreadTest {

    private static final String RULES =
            """
            package dev.czar.rules
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a task with an assignee is claimed for it"
              @capability("B3") @why("somebody has to do it")
            when
              Task( $task : id, assignee != "", $worker : assignee )
              not Claim( task == $task )
            then
              insertLogical( new ClaimTask( $worker, $task ) );
            end

            rule "a claimed task is delivered"
              @capability("A1") @why("nobody can do what was never said")
            when
              Claim( $task : task, $worker : worker )
              not Delivery( task == $task )
            then
              insertLogical( new InjectTask( $worker, $task, 1 ) );
            end

            rule "an emergency stop forbids everything"
              @capability("A3") @why("a human said so")
            when
              EmergencyStop()
              $action : Action()
            then
              insertLogical( new Vetoed( $action ) );
            end
            """;

    private static final Future<?> LOOKED = CompletableFuture.completedFuture(null);

    private static RuleBook book;

    @TempDir
    Path folder;

    private final RecordingChannels sent = new RecordingChannels();
    private Ledger ledger;
    private LoopThread writer;

    /** Keeps what the writer sends, as the channels would carry it. */
    private static final class RecordingChannels implements ChannelSender {
        final List<ActionRequest> errands = new CopyOnWriteArrayList<>();

        @Override
        public void send(ObservationBatch sighting) {
            throw new AssertionError("a writer sees nothing by itself");
        }

        @Override
        public void send(ActionRequest errand) {
            errands.add(errand);
        }

        @Override
        public void send(ActionResult reply) {
            throw new AssertionError("a writer does nothing by itself");
        }

        @Override
        public void send(CycleCompleted change) {}
    }

    @BeforeAll
    static void compile() throws Exception {
        book = new RuleCompiler(LoopThreadTest.class.getClassLoader())
                .compile(new RuleFiles(List.of(new RuleFile("test.drl", RULES))));
    }

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
        writer = new LoopThread("tally", FixedRuleActivation.of(book, ledger), ledger, sent, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        writer.stop();
        await().until(() -> !writer.alive());
        ledger.close();
    }

    @Test
    void anObservationLeadsToAClaimAndADeliveryThatAreInTheLedgerFirst() {
        writer.start(LOOKED);
        writer.observed(List.of(task("T1")), () -> {});
        await().until(() -> sent.errands.size() == 1);
        assertThat(sent.errands.get(0).action()).isEqualTo(new InjectTask("engineer1", "T1", 1));
        assertThat(ledger.claimedBy("tally", "T1")).contains("engineer1");
        assertThat(ledger.openIntents("tally")).singleElement().satisfies(intent -> assertThat(
                        intent.decision().key())
                .isEqualTo(sent.errands.get(0).action().key()));
        await().until(() -> facts().containsAll(List.of("Claim/T1", "InFlight/INJECT_TASK/T1/1")));
    }

    @Test
    void whatIsInFlightIsNotSentAgainAndItsOutcomeEndsIt() {
        writer.start(LOOKED);
        writer.observed(List.of(task("T1")), () -> {});
        await().until(() -> sent.errands.size() == 1);
        writer.observed(List.of(task("T2")), () -> {});
        await().until(() -> sent.errands.size() == 2);
        InjectTask first = new InjectTask("engineer1", "T1", 1);
        writer.actionEnded(
                Outcome.done(
                        first,
                        Clock.systemUTC().instant(),
                        "acknowledged",
                        new Delivery("T1", "engineer1", 1, DeliveryStep.ACKNOWLEDGED, Duration.ZERO)),
                () -> {});
        await().until(() -> facts().contains("Delivery/T1"));
        assertThat(facts()).doesNotContain("InFlight/" + first.key());
        assertThat(sent.errands).hasSize(2);
    }

    @Test
    void aFailedActionIsAFact() {
        writer.start(LOOKED);
        writer.observed(List.of(task("T1")), () -> {});
        await().until(() -> sent.errands.size() == 1);
        InjectTask action = new InjectTask("engineer1", "T1", 1);
        writer.actionEnded(Outcome.failed(action, Clock.systemUTC().instant(), "no session"), () -> {});
        await().until(() -> facts().contains(Fact.key(ActionFailed.class, action.key())));
        assertThat(sent.errands).hasSize(1);
    }

    @Test
    void anEmergencyStopStopsEverythingUntilItIsWithdrawn() throws Exception {
        writer.start(LOOKED);
        writer.placeOrder(new EmergencyStop("operator", "stop", Duration.ZERO)).get();
        writer.observed(List.of(task("T1")), () -> {});
        await().until(() -> facts().contains("Task/T1"));
        assertThat(sent.errands).isEmpty();
        assertThat(writer.lastCycle().orElseThrow().vetoed()).hasSize(1);
        writer.withdrawOrder(EmergencyStop.class, "project").get();
        await().until(() -> sent.errands.size() == 1);
    }

    @Test
    void aRestartTakesUpWhatWasOpenAndDecidesNothingTwice() {
        writer.start(LOOKED);
        writer.observed(List.of(task("T1")), () -> {});
        await().until(() -> sent.errands.size() == 1);
        writer.stop();
        await().until(() -> !writer.alive());
        sent.errands.clear();
        writer = new LoopThread("tally", FixedRuleActivation.of(book, ledger), ledger, sent, Clock.systemUTC());
        writer.start(LOOKED);
        await().until(() -> writer.lastCycle().isPresent());
        assertThat(sent.errands)
                .containsExactly(new ActionRequest("tally", new InjectTask("engineer1", "T1", 1), true));
        assertThat(facts()).contains("Task/T1", "Claim/T1");
    }

    @Test
    void aClaimThatACrashLeftOpenIsMadeAtTheNextStart() {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        Decision decision = new Decision(
                new ClaimTask("engineer1", "T1", 1),
                List.of(new Justification("a rule", "why", "B3", List.of())),
                List.of());
        ledger.append("tally", List.of(task("T1")));
        ledger.record("tally", new CycleRecord(now, 1, "r", "h", Duration.ZERO, List.of()), List.of(decision));
        writer = new LoopThread("tally", FixedRuleActivation.of(book, ledger), ledger, sent, Clock.systemUTC());
        writer.start(LOOKED);
        await().until(() -> sent.errands.size() == 1);
        assertThat(sent.errands)
                .containsExactly(new ActionRequest("tally", new InjectTask("engineer1", "T1", 1), false));
        assertThat(ledger.claimedBy("tally", "T1")).contains("engineer1");
    }

    @Test
    void beforeItsFirstTurnAWriterKnowsWhatTheLedgerRemembers() {
        ledger.append("tally", List.of(task("T1")));
        writer = new LoopThread("tally", FixedRuleActivation.of(book, ledger), ledger, sent, Clock.systemUTC());
        assertThat(facts()).containsExactly("Task/T1");
    }

    @Test
    void whatWasKnownBeforeIsDecidedWithOnlyWhenTheSensorsHaveLooked() {
        ledger.append("tally", List.of(task("T1")));
        writer = new LoopThread("tally", FixedRuleActivation.of(book, ledger), ledger, sent, Clock.systemUTC());
        CompletableFuture<Void> looked = new CompletableFuture<>();
        writer.start(looked);
        writer.observed(
                List.of(
                        Observation.gone(
                                task("T1").key(), "queue", Clock.systemUTC().instant()),
                        task("T2")),
                () -> {});
        await().during(Duration.ofMillis(300)).until(() -> writer.lastCycle().isEmpty());
        looked.complete(null);
        await().until(() -> sent.errands.size() == 1);
        assertThat(sent.errands.get(0).action()).isEqualTo(new InjectTask("engineer1", "T2", 1));
    }

    @Test
    void aLapsedDecisionMayBeMadeAgain() {
        writer.start(LOOKED);
        writer.observed(List.of(task("T1")), () -> {});
        await().until(() -> sent.errands.size() == 1);
        writer.actionEnded(
                Outcome.lapsed(sent.errands.get(0).action(), Clock.systemUTC().instant(), "no longer decided"),
                () -> {});
        await().until(() -> sent.errands.size() == 2);
        assertThat(sent.errands.get(1)).isEqualTo(sent.errands.get(0));
    }

    @Test
    void aSensorHearsThatItsLookIsDurableOnlyAfterItIs() {
        writer.start(LOOKED);
        List<List<Observation>> boards = new CopyOnWriteArrayList<>();
        writer.observed(List.of(task("T1")), () -> boards.add(ledger.board("tally")));
        await().until(() -> boards.size() == 1);
        assertThat(boards.get(0)).extracting(Observation::key).contains("Task/T1");
    }

    private List<String> facts() {
        return writer.snapshot().facts().stream()
                .map(known -> known.fact().key())
                .toList();
    }

    private static Observation task(String id) {
        return Observation.of(
                new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "engineer1", "", true),
                "queue",
                Clock.systemUTC().instant());
    }
}
