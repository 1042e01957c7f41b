package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.rule.Cycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrderExpiryTest {

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

            rule "a pause holds back claims"
              @capability("A3") @why("a human said so")
            when
              Pause()
              $action : ClaimTask()
            then
              insertLogical( new Vetoed( $action ) );
            end
            """;

    private static RuleBook book;

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private Ledger ledger;
    private TestLoop loop;

    /** Nobody listens. */
    private record SilentChannels() implements ChannelSender {
        @Override
        public void send(ObservationBatch sighting) {}

        @Override
        public void send(ActionRequest errand) {}

        @Override
        public void send(ActionResult reply) {}

        @Override
        public void send(CycleCompleted change) {}
    }

    @BeforeAll
    static void compile() throws Exception {
        book = new RuleCompiler(OrderExpiryTest.class.getClassLoader())
                .compile(new RuleFiles(List.of(new RuleFile("test.drl", RULES))));
    }

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"));
    }

    @AfterEach
    void close() {
        loop.stop();
        await().until(() -> !loop.alive());
        ledger.close();
    }

    private void start() throws Exception {
        loop = TestLoop.in(folder, book, ledger, new SilentChannels());
        loop.start(CompletableFuture.completedFuture(null));
    }

    private static Pause pause(Duration lasts) {
        return new Pause("ada", "lunch", Duration.ZERO, lasts);
    }

    private void seeTask() {
        Task task = new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "engineer1", "", true);
        loop.observed(Observation.of(task, "queue", clock.instant()));
    }

    private boolean claimed() {
        return ledger.claimedBy("tally", "T1").isPresent();
    }

    @Test
    void anOrderEndsByItselfAndTheLoopDecidesWithoutIt() throws Exception {
        start();
        loop.placeOrder(pause(Duration.ofMillis(700))).get();
        seeTask();
        await().until(() -> !loop.state().result().orElseThrow().vetoed().isEmpty());
        assertThat(claimed()).isFalse();
        await().until(this::claimed);
        assertThat(ledger.board("tally")).extracting(Observation::key).doesNotContain("Pause/project");
    }

    @Test
    void anOrderThatEndedWhileCzarWasDownHoldsNothingBackAtTheNextStart() throws Exception {
        Instant then = clock.instant().minus(Duration.ofHours(2));
        ledger.append("tally", List.of(Observation.of((Fact) pause(Duration.ofHours(1)), "order", then)));
        start();
        seeTask();
        await().until(this::claimed);
        assertThat(ledger.history("tally").observations("Pause/project", 1))
                .singleElement()
                .satisfies(past -> {
                    assertThat(past.observation().fact()).isEmpty();
                    assertThat(past.observation().source()).isEqualTo("expiry");
                });
    }

    @Test
    void anOrderThatHasTimeLeftHoldsAfterARestart() throws Exception {
        Instant then = clock.instant().minus(Duration.ofMinutes(30));
        Hold hold = new Hold("engineer2", "ada", "", Duration.ZERO, Duration.ofHours(1), true);
        ledger.append("tally", List.of(Observation.of((Fact) hold, "order", then)));
        start();
        await().until(() -> loop.state().result().isPresent());
        assertThat(loop.facts()).contains("Hold/engineer2");
    }

    @Test
    void anOrderGivenAnewLastsFromThen() throws Exception {
        start();
        loop.placeOrder(pause(Duration.ofMillis(300))).get();
        loop.placeOrder(pause(Duration.ZERO)).get();
        seeTask();
        await().during(Duration.ofMillis(1_200)).until(() -> !claimed());
    }

    @Test
    void aLedgerWithAnOrderThatEndedReplaysToTheSameHashes() throws Exception {
        start();
        loop.placeOrder(pause(Duration.ofMillis(500))).get();
        seeTask();
        await().until(this::claimed);
        List<RecordedCycle> cycles = new ArrayList<>();
        ledger.history("tally").rebuild(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"), cycles::add);
        assertThat(cycles).hasSizeGreaterThanOrEqualTo(3);
        assertThat(cycles)
                .allSatisfy(cycle ->
                        assertThat(Cycle.run(cycle.snapshot(), book).hash()).isEqualTo(cycle.hash()));
    }
}
