package dev.czar.loop;

import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.session;
import static dev.czar.rule.book.ScenarioBoard.silent;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;
import static dev.czar.rule.book.ScenarioBoard.worker;
import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Message.Nudge;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.ledger.Ledger;
import dev.czar.loop.SteppedLoop.CycleParts;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.loop.rules.DecidingRules;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.world.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped rules through a loop whose clock steps: what a sleep, a stopped process and a corrected clock come to. */
class ClockStepTest {
    private static final Duration STEP = Duration.ofSeconds(18);
    private static final Duration MOST = Duration.ofHours(12);

    @TempDir
    Path folder;

    @Test
    void nobodyIsNudgedOrRestartedForTimeInWhichNobodyLooked() throws Exception {
        Duration undisturbed = watchedUntilANudge(MOST, Duration.ZERO);
        assertThat(undisturbed).isBetween(minutes(30), minutes(70));
        Duration half = undisturbed.dividedBy(2);
        assertThat(watchedUntilANudge(half, Duration.ofHours(8)))
                .isBetween(half.plus(undisturbed), half.plus(undisturbed).plus(minutes(3)));
    }

    @Test
    void aClockThatIsPutBackKeepsNobodySilentLongerThanTheStep() throws Exception {
        Duration undisturbed = watchedUntilANudge(MOST, Duration.ZERO);
        Duration half = undisturbed.dividedBy(2);
        Duration back = Duration.ofHours(2);
        assertThat(watchedUntilANudge(half, back.negated()))
                .isBetween(half.plus(undisturbed), half.plus(undisturbed).plus(back));
    }

    /** Looks at a worker with a task and without a sign of life; after {@code until} the clock jumps, and the watching goes on. */
    private Duration watchedUntilANudge(Duration until, Duration jump) throws Exception {
        SettableClock clock = new SettableClock();
        NudgeChannel sent = new NudgeChannel();
        try (Ledger ledger = Ledger.open(folder.resolve(jump + ".db"))) {
            SteppedLoop loop = new SteppedLoop(
                    new CycleParts("tally", ledger, DecidingRules.of(ShippedRuleBook.get()), sent, clock), () -> STEP);
            loop.start();
            Stream.concat(Stream.of(session("ada")), Stream.of(silentWorker()))
                    .map(fact -> Observation.of(fact, "test", clock.instant()))
                    .forEach(loop::told);
            boolean jumped = false;
            Duration watched = Duration.ZERO;
            for (; !sent.nudged && watched.compareTo(MOST) < 0; watched = watched.plus(STEP)) {
                if (!jumped && watched.compareTo(until) >= 0) {
                    jumped = true;
                    clock.pass(jump);
                }
                loop.step();
                clock.pass(STEP);
            }
            assertThat(sent.restarted).isFalse();
            return watched;
        }
    }

    private static Fact[] silentWorker() {
        return new Fact[] {
            new Project("tally", "main", ProjectState.RUNNING),
            worker("ada"),
            turn("ada", Turn.ACTIVE),
            silent("ada", minutes(1)),
            task("login"),
            new Claim("login", "ada", minutes(2)),
            new Delivery("login", "ada", 1, DeliveryStep.ACKNOWLEDGED, minutes(1))
        };
    }

    /** Notes what a silent worker would be told or have done to it. */
    private static final class NudgeChannel implements ChannelSender {
        private boolean nudged;
        private boolean restarted;

        @Override
        public void send(ObservationBatch batch) {}

        @Override
        public void send(ActionRequest request) {
            nudged |= request.action() instanceof Nudge;
            restarted |= request.action() instanceof RestartWorker;
        }

        @Override
        public void send(ActionResult result) {}

        @Override
        public void send(CycleCompleted cycle) {}
    }
}
