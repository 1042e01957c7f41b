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
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelMessage.StoredBatch;
import dev.czar.loop.messaging.ChannelSender;
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
    private TestLoop loop;

    /** Keeps what the writer sends, as the channels would carry it. */
    private final class RecordingChannels implements ChannelSender {
        final List<ActionRequest> errands = new CopyOnWriteArrayList<>();
        final List<List<Observation>> boards = new CopyOnWriteArrayList<>();
        final List<StoredBatch> stored = new CopyOnWriteArrayList<>();
        final List<String> settled = new CopyOnWriteArrayList<>();

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
        public void send(CycleCompleted cycle) {
            boards.add(ledger.board("tally"));
            stored.addAll(cycle.stored());
            settled.addAll(cycle.settled());
        }
    }

    @BeforeAll
    static void compile() throws Exception {
        book = new RuleCompiler(LoopThreadTest.class.getClassLoader())
                .compile(new RuleFiles(List.of(new RuleFile("test.drl", RULES))));
    }

    @BeforeEach
    void open() throws Exception {
        ledger = Ledger.open(folder.resolve("ledger.db"));
        loop = TestLoop.in(folder, book, ledger, sent);
    }

    @AfterEach
    void close() {
        loop.stop();
        await().until(() -> !loop.alive());
        ledger.close();
    }

    @Test
    void anObservationLeadsToAClaimAndADeliveryThatAreInTheLedgerFirst() {
        loop.start(LOOKED);
        loop.observed(task("T1"));
        await().until(() -> sent.errands.size() == 1);
        assertThat(sent.errands.get(0).action()).isEqualTo(new InjectTask("engineer1", "T1", 1));
        assertThat(ledger.claimedBy("tally", "T1")).contains("engineer1");
        assertThat(ledger.openIntents("tally")).singleElement().satisfies(intent -> assertThat(
                        intent.decision().key())
                .isEqualTo(sent.errands.get(0).action().key()));
        await().until(() -> loop.facts().containsAll(List.of("Claim/T1", "InFlight/INJECT_TASK/T1/1")));
    }

    @Test
    void whatIsInFlightIsNotSentAgainAndItsOutcomeEndsIt() {
        loop.start(LOOKED);
        loop.observed(task("T1"));
        await().until(() -> sent.errands.size() == 1);
        loop.observed(task("T2"));
        await().until(() -> sent.errands.size() == 2);
        InjectTask first = new InjectTask("engineer1", "T1", 1);
        loop.ended(Outcome.done(
                first,
                Clock.systemUTC().instant(),
                "acknowledged",
                new Delivery("T1", "engineer1", 1, DeliveryStep.ACKNOWLEDGED, Duration.ZERO)));
        await().until(() -> loop.facts().contains("Delivery/T1"));
        assertThat(loop.facts()).doesNotContain("InFlight/" + first.key());
        assertThat(sent.errands).hasSize(2);
    }

    @Test
    void aFailedActionIsAFact() {
        loop.start(LOOKED);
        loop.observed(task("T1"));
        await().until(() -> sent.errands.size() == 1);
        InjectTask action = new InjectTask("engineer1", "T1", 1);
        loop.ended(Outcome.failed(action, Clock.systemUTC().instant(), "no session"));
        await().until(() -> loop.facts().contains(Fact.key(ActionFailed.class, action.key())));
        assertThat(sent.errands).hasSize(1);
    }

    @Test
    void anEmergencyStopStopsEverythingUntilItIsWithdrawn() throws Exception {
        loop.start(LOOKED);
        loop.placeOrder(new EmergencyStop("operator", "stop", Duration.ZERO)).get();
        loop.observed(task("T1"));
        await().until(() -> loop.facts().contains("Task/T1"));
        assertThat(sent.errands).isEmpty();
        assertThat(loop.state().result().orElseThrow().vetoed()).hasSize(1);
        loop.withdrawOrder(EmergencyStop.class, "project").get();
        await().until(() -> sent.errands.size() == 1);
    }

    @Test
    void aRestartTakesUpWhatWasOpenAndDecidesNothingTwice() throws Exception {
        loop.start(LOOKED);
        loop.observed(task("T1"));
        await().until(() -> sent.errands.size() == 1);
        loop.stop();
        await().until(() -> !loop.alive());
        sent.errands.clear();
        loop = TestLoop.in(folder, book, ledger, sent);
        loop.start(LOOKED);
        await().until(() -> loop.state().result().isPresent());
        assertThat(sent.errands)
                .containsExactly(new ActionRequest("tally", new InjectTask("engineer1", "T1", 1), true));
        assertThat(loop.facts()).contains("Task/T1", "Claim/T1");
    }

    @Test
    void aClaimThatACrashLeftOpenIsMadeAtTheNextStart() throws Exception {
        Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
        Decision decision = new Decision(
                new ClaimTask("engineer1", "T1", 1),
                List.of(new Justification("a rule", "why", "B3", List.of())),
                List.of());
        ledger.append("tally", List.of(task("T1")));
        ledger.record("tally", new CycleRecord(now, 1, "r", "h", Duration.ZERO, List.of()), List.of(decision));
        loop = TestLoop.in(folder, book, ledger, sent);
        loop.start(LOOKED);
        await().until(() -> sent.errands.size() == 1);
        assertThat(sent.errands)
                .containsExactly(new ActionRequest("tally", new InjectTask("engineer1", "T1", 1), false));
        assertThat(ledger.claimedBy("tally", "T1")).contains("engineer1");
    }

    @Test
    void beforeItsFirstTurnAWriterKnowsWhatTheLedgerRemembers() throws Exception {
        ledger.append("tally", List.of(task("T1")));
        loop = TestLoop.in(folder, book, ledger, sent);
        assertThat(loop.facts()).containsExactly("Task/T1");
    }

    @Test
    void whatWasKnownBeforeIsDecidedWithOnlyWhenTheSensorsHaveLooked() throws Exception {
        ledger.append("tally", List.of(task("T1")));
        loop = TestLoop.in(folder, book, ledger, sent);
        CompletableFuture<Void> looked = new CompletableFuture<>();
        loop.start(looked);
        loop.observed(
                Observation.gone(task("T1").key(), "queue", Clock.systemUTC().instant()), task("T2"));
        await().during(Duration.ofMillis(300)).until(() -> loop.state().result().isEmpty());
        looked.complete(null);
        await().until(() -> sent.errands.size() == 1);
        assertThat(sent.errands.get(0).action()).isEqualTo(new InjectTask("engineer1", "T2", 1));
    }

    @Test
    void aLapsedDecisionMayBeMadeAgain() {
        loop.start(LOOKED);
        loop.observed(task("T1"));
        await().until(() -> sent.errands.size() == 1);
        loop.ended(
                Outcome.lapsed(sent.errands.get(0).action(), Clock.systemUTC().instant(), "no longer decided"));
        await().until(() -> sent.errands.size() == 2);
        assertThat(sent.errands.get(1)).isEqualTo(sent.errands.get(0));
    }

    @Test
    void aBatchIsToldToBeDurableOnlyAfterItIsAndTogetherWithWhatWasDecidedWith() {
        loop.start(LOOKED);
        long batch = loop.observed(task("T1"));
        await().until(() -> sent.errands.size() == 1 && sent.stored.size() == 1);
        assertThat(sent.stored).containsExactly(new StoredBatch("queue", batch));
        assertThat(sent.boards.get(0)).extracting(Observation::key).contains("Task/T1");

        ActionRequest request = sent.errands.get(0);
        loop.ended(Outcome.failed(request.action(), Clock.systemUTC().instant(), "no session"));
        await().until(() -> !sent.settled.isEmpty());
        assertThat(sent.settled).containsExactly(request.action().key());
    }

    @Test
    void anOutcomeThatIsSentAgainIsAnsweredAgainAndConcludesNothingNew() {
        loop.start(LOOKED);
        loop.observed(task("T1"));
        await().until(() -> sent.errands.size() == 1);
        Outcome lapsed =
                Outcome.lapsed(sent.errands.get(0).action(), Clock.systemUTC().instant(), "no longer decided");
        loop.ended(lapsed);
        await().until(() -> sent.errands.size() == 2);
        loop.ended(lapsed);
        await().until(() -> sent.settled.size() == 2);
        assertThat(sent.settled.get(1)).isEqualTo(sent.settled.get(0));
        assertThat(sent.errands).as("what was decided anew is still under way").hasSize(2);
        assertThat(ledger.openIntents("tally")).hasSize(1);
    }

    private static Observation task(String id) {
        return Observation.of(
                new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, "engineer1", "", true),
                "queue",
                Clock.systemUTC().instant());
    }
}
