package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.czar.decision.Decision;
import dev.czar.fact.Observation;
import dev.czar.fact.Worker;
import dev.czar.ledger.Ledger;
import dev.czar.loop.LoopEvent.Observed;
import dev.czar.loop.SteppedLoop.CycleParts;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.DecidingRules;
import dev.czar.rule.Cycle.CycleGivenUp;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.CycleSchedule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.compile.TestRuleBooks;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CycleRunnerTest {

    private static final long MINUTE = 60_000;

    @TempDir
    Path folder;

    /** Nothing is done. */
    private static final class NoChannels implements ChannelSender {
        @Override
        public void send(ObservationBatch batch) {}

        @Override
        public void send(ActionRequest request) {}

        @Override
        public void send(ActionResult result) {}

        @Override
        public void send(CycleCompleted cycle) {}
    }

    @Test
    void aCycleThatIsGivenUpGoesOnAtOnceByItself() throws Exception {
        RuleBook book = TestRuleBooks.unchecked(
                TestRuleBooks.rule(
                        "a fails",
                        "Worker( $id : id )",
                        "insertLogical( new CorrelatedCrash( 1 / ( $id.length() - 2 ) ) );"),
                TestRuleBooks.rule(
                        "b fails",
                        "Worker( $id : id )",
                        "insertLogical( new CorrelatedCrash( 2 / ( $id.length() - 2 ) ) );"),
                TestRuleBooks.rule("c starts", "Worker( $id : id )", "insertLogical( new StartWorker( $id ) );"));
        try (Ledger ledger = Ledger.open(folder.resolve("ledger.db"))) {
            Clock clock = Clock.systemUTC();
            CycleState state = new CycleState(ledger.board("tally"), clock.instant());
            CycleRunner cycles = new CycleRunner(
                    new CycleParts("tally", ledger, DecidingRules.of(book), new NoChannels(), clock),
                    state,
                    new CycleSchedule(),
                    Duration.ZERO);
            Observation worker = Observation.of(new Worker("w1", "command", List.of()), "test", clock.instant());
            List<LoopEvent> seen = List.of(new Observed(new ObservationBatch("tally", "test", 1, List.of(worker))));

            assertThatExceptionOfType(CycleGivenUp.class).isThrownBy(() -> cycles.handle(seen));
            assertThat(cycles.millisecondsUntilDue(MINUTE)).isZero();
            assertThatExceptionOfType(CycleGivenUp.class).isThrownBy(() -> cycles.handle(seen));
            assertThat(cycles.millisecondsUntilDue(MINUTE)).isZero();
            cycles.handle(seen);
            assertThat(ledger.observations("tally").ofType(Worker.class, 0, Long.MAX_VALUE))
                    .hasSize(1);

            assertThat(state.result().orElseThrow().quarantined())
                    .extracting(QuarantinedRule::rule)
                    .containsExactly("a fails", "b fails");
            assertThat(state.result().orElseThrow().decisions())
                    .extracting(Decision::rule)
                    .containsExactly("c starts");
        }
    }
}
