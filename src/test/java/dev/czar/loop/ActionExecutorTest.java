package dev.czar.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.loop.ActionExecutor.StandingDecisions;
import dev.czar.loop.messaging.ChannelMessage.ActionRequest;
import dev.czar.loop.messaging.ChannelMessage.ActionResult;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionExecutorTest {

    private final ResultChannel results = new ResultChannel();
    private final List<Outcome> outcomes = results.outcomes;
    private ActionExecutor lanes;

    @AfterEach
    void stop() throws InterruptedException {
        lanes.stop();
    }

    /** A loop that decides with each outcome at once, if it is there to do so. */
    private final class ResultChannel implements ChannelSender {
        final List<Outcome> outcomes = new CopyOnWriteArrayList<>();
        volatile boolean decides = true;

        @Override
        public void send(ActionResult result) {
            outcomes.add(result.outcome());
            if (decides) {
                lanes.decidedWith(result.outcome().decision());
            }
        }

        @Override
        public void send(ObservationBatch batch) {
            throw new AssertionError("an executor observes nothing");
        }

        @Override
        public void send(ActionRequest request) {
            throw new AssertionError("an executor decides nothing");
        }

        @Override
        public void send(CycleCompleted cycle) {
            throw new AssertionError("an executor decides nothing");
        }
    }

    /** Blocks until it is let go, and notes what ran side by side. */
    private static final class SlowNudgeActuator implements Actuator<Nudge> {
        final CountDownLatch gate = new CountDownLatch(1);
        final Set<String> running = ConcurrentHashMap.newKeySet();
        final List<String> begun = new CopyOnWriteArrayList<>();
        final List<String> together = new CopyOnWriteArrayList<>();

        @Override
        public Class<Nudge> actionType() {
            return Nudge.class;
        }

        @Override
        public Outcome act(Nudge action) throws Exception {
            if (!running.add(action.worker())) {
                together.add(action.worker());
            }
            begun.add(action.worker());
            gate.await(10, SECONDS);
            running.remove(action.worker());
            return Outcome.done(action, Clock.systemUTC().instant(), "said");
        }

        @Override
        public Outcome resume(Nudge action) {
            return Outcome.done(action, Clock.systemUTC().instant(), "looked first");
        }
    }

    @Test
    void oneLaneIsSingleFileAndLanesRunSideBySide() {
        SlowNudgeActuator nudges = new SlowNudgeActuator();
        start(nudges, key -> true);
        lanes.enqueue(nudge("engineer1", "first", false));
        lanes.enqueue(nudge("engineer1", "second", false));
        lanes.enqueue(nudge("engineer2", "first", false));
        await().until(() -> nudges.begun.size() == 2);
        assertThat(lanes.actionsByLane().get("engineer1")).hasSize(2);
        nudges.gate.countDown();
        await().until(() -> outcomes.size() == 3);
        assertThat(nudges.together).isEmpty();
        assertThat(nudges.begun).startsWith(nudges.begun.get(0)).hasSize(3);
        await().until(() -> lanes.actionsByLane().isEmpty());
    }

    @Test
    void aDecisionWhoseReasonIsGoneLapses() {
        SlowNudgeActuator nudges = new SlowNudgeActuator();
        start(nudges, key -> false);
        lanes.enqueue(nudge("engineer1", "first", false));
        await().until(() -> outcomes.size() == 1);
        assertThat(outcomes.get(0).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(nudges.begun).isEmpty();
    }

    @Test
    void whatACrashLeftOpenIsResumedAndNotBegunAgain() {
        SlowNudgeActuator nudges = new SlowNudgeActuator();
        start(nudges, key -> false);
        lanes.enqueue(nudge("engineer1", "first", true));
        await().until(() -> outcomes.size() == 1);
        assertThat(outcomes.get(0).detail()).isEqualTo("looked first");
        assertThat(nudges.begun).isEmpty();
    }

    @Test
    void aLostRequestIsTakenUpAtTheSecondSweepOnceAndWhatRunsIsNot() {
        SlowNudgeActuator nudges = new SlowNudgeActuator();
        ActionRequest running = nudge("engineer1", "first", false);
        ActionRequest lost = nudge("engineer2", "first", false);
        List<ActionRequest> open = new CopyOnWriteArrayList<>(List.of(running, lost));
        start(nudges, new StandingDecisions() {
            @Override
            public boolean stands(String decision) {
                return true;
            }

            @Override
            public List<ActionRequest> open() {
                return open;
            }
        });
        lanes.enqueue(running);
        await().until(() -> nudges.begun.size() == 1);
        lanes.sweep();
        assertThat(lanes.actionsByLane()).doesNotContainKey("engineer2");
        lanes.sweep();
        lanes.sweep();
        lanes.sweep();
        await().until(() -> nudges.begun.size() == 2);
        open.clear();
        nudges.gate.countDown();
        await().until(() -> lanes.actionsByLane().isEmpty());
        assertThat(nudges.begun).containsExactlyInAnyOrder("engineer1", "engineer2");
    }

    /** Has two nudges of one worker carried out in this way, and waits for what came of them. */
    private void actTwice(Supplier<Outcome> way) {
        Actuator<Nudge> actuator = new Actuator<>() {
            @Override
            public Class<Nudge> actionType() {
                return Nudge.class;
            }

            @Override
            public Outcome act(Nudge action) {
                return way.get();
            }
        };
        start(actuator, key -> true);
        lanes.enqueue(nudge("engineer1", "first", false));
        lanes.enqueue(nudge("engineer1", "second", false));
        await().until(() -> outcomes.size() == 2);
    }

    @Test
    void anActuatorThatBreaksOffWithAnErrorEndsInAFailedOutcomeAndTheLaneGoesOn() {
        actTwice(() -> {
            throw new NoClassDefFoundError("missing");
        });
        assertThat(outcomes.get(0).status()).isEqualTo(OutcomeStatus.FAILED);
    }

    @Test
    void anActuatorThatThrowsEndsInAFailedOutcomeAndTheLaneGoesOn() {
        actTwice(() -> {
            throw new IllegalStateException("no terminal");
        });
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
            assertThat(outcome.detail()).isEqualTo("no terminal");
        });
    }

    @Test
    void theNextOfALaneWaitsUntilTheLoopHasDecidedWithTheLastOutcome() {
        SlowNudgeActuator nudges = new SlowNudgeActuator();
        nudges.gate.countDown();
        results.decides = false;
        start(nudges, key -> outcomes.isEmpty());
        ActionRequest first = nudge("engineer1", "first", false);
        lanes.enqueue(first);
        lanes.enqueue(nudge("engineer1", "second", false));
        await().until(() -> outcomes.size() == 1);
        await().during(Duration.ofMillis(100)).until(() -> outcomes.size() == 1);
        lanes.decidedWith(first.action().key());
        await().until(() -> outcomes.size() == 2);
        assertThat(outcomes.get(1).status()).isEqualTo(OutcomeStatus.LAPSED);
    }

    @Test
    void anOutcomeWhoseMessageOrAnswerWasLostIsSentAgainAndTheLaneGoesOn() {
        SlowNudgeActuator nudges = new SlowNudgeActuator();
        nudges.gate.countDown();
        results.decides = false;
        start(nudges, key -> true);
        lanes.enqueue(nudge("engineer1", "first", false));
        lanes.enqueue(nudge("engineer1", "second", false));
        await().until(() -> outcomes.size() == 1);
        lanes.sweep();
        assertThat(outcomes).as("it may still be under way").hasSize(1);
        results.decides = true;
        lanes.sweep();
        await().until(() -> outcomes.size() == 3);
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(0));
        assertThat(nudges.begun).as("nothing is done twice").hasSize(2);
        lanes.sweep();
        lanes.sweep();
        assertThat(outcomes).hasSize(3);
    }

    private void start(Actuator<?> actuator, StandingDecisions stillDecided) {
        lanes = new ActionExecutor(List.of(actuator), stillDecided, results, Clock.systemUTC());
    }

    private static ActionRequest nudge(String worker, String episode, boolean resume) {
        return new ActionRequest("tally", new Nudge(worker, "T1", episode, NudgeLevel.NUDGE), resume);
    }
}
