package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.InfrastructureState.HostLoad;
import dev.czar.fact.Observation;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.ledger.Ledger;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.compile.RuleCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdleLoopTest {

    private static final String RULES =
            """
            package dev.czar.rules
            import java.time.Duration
            import dev.czar.fact.*
            import dev.czar.decision.*

            rule "a delivery that is old is told"
              @capability("A5") @why("somebody should know")
            when
              Delivery( $worker : worker, age >= Duration.ofSeconds( 10 ) )
            then
              insertLogical( new AlertHuman( $worker, "1", "old" ) );
            end
            """;

    private static RuleBook book;

    @TempDir
    Path folder;

    private final Clock clock = Clock.systemUTC();
    private final RequestChannel sent = new RequestChannel();
    private Ledger ledger;
    private TestLoop loop;

    /** Keeps when something is asked for. */
    private static final class RequestChannel implements ChannelSender {
        final List<Instant> requests = new CopyOnWriteArrayList<>();

        @Override
        public void send(ObservationBatch batch) {}

        @Override
        public void send(ActionRequest request) {
            requests.add(Instant.now());
        }

        @Override
        public void send(ActionResult result) {}

        @Override
        public void send(CycleCompleted cycle) {}
    }

    @BeforeAll
    static void compile() throws Exception {
        book = new RuleCompiler(IdleLoopTest.class.getClassLoader())
                .compile(new RuleFiles(List.of(new RuleFile("test.drl", RULES))));
    }

    @BeforeEach
    void open() throws Exception {
        ledger = Ledger.open(folder.resolve("ledger.db"));
        loop = TestLoop.in(folder, book, ledger, sent);
        loop.start(CompletableFuture.completedFuture(null));
    }

    @AfterEach
    void close() {
        loop.stop();
        await().until(() -> !loop.alive());
        ledger.close();
    }

    @Test
    void whileNothingHappensThereIsOneMoreCycleAndThenNone() {
        observe(Duration.ofHours(1));
        await().until(() -> !loop.facts().isEmpty());
        Set<Instant> cycles = new TreeSet<>();
        await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(20)).until(() -> {
            cycles.add(loop.state().lastCycleAt());
            return true;
        });
        assertThat(cycles).hasSizeBetween(1, 2);
        assertThat(loop.passes()).as("it looks at the clock now and then").isLessThan(10);
    }

    @Test
    void whatTimeAloneBringsIsDecidedOnTime() {
        Instant observed = observe(Duration.ofSeconds(5));
        await().atMost(Duration.ofSeconds(20)).until(() -> sent.requests.size() == 1);
        assertThat(sent.requests.get(0)).isBetween(observed.plusSeconds(5), observed.plusSeconds(9));
        assertThat(loop.passes()).isLessThan(12);
    }

    @Test
    void whoLooksGetsWhatIsKnownNow() {
        observe(Duration.ofHours(1));
        await().until(() -> loop.state().result().isPresent());
        Instant old = loop.state().lastCycleAt();
        await().atMost(Duration.ofSeconds(10)).until(() -> clock.instant().isAfter(old.plusSeconds(3)));
        Instant asked = clock.instant();
        assertThat(loop.view().now()).isAfter(asked.minusSeconds(1));
    }

    @Test
    void whatNoRuleLooksAtIsKnownAtOnceAndLeadsToNoFurtherCycle() {
        Instant observed = observe(Duration.ofHours(1));
        await().until(() -> loop.state().lastCycleAt().isAfter(observed.plusMillis(900)));
        loop.observed(Observation.of(new HostLoad(2, 100, 50, 50), "host", clock.instant()));
        await().until(() -> loop.facts().contains("HostLoad/machine"));
        Instant known = loop.state().lastCycleAt();
        await().during(Duration.ofMillis(1_500))
                .until(() -> loop.state().lastCycleAt().equals(known));
    }

    private Instant observe(Duration age) {
        Instant now = clock.instant();
        loop.observed(Observation.of(new Delivery("T1", "engineer1", 1, DeliveryStep.ACKNOWLEDGED, age), "queue", now));
        return now;
    }
}
