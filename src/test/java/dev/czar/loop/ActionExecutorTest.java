package dev.czar.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.loop.messaging.ChannelMessages.ActionRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActionExecutorTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
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
        ActionExecutor lanes = lanes(nudges, key -> true);
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
        lanes(nudges, key -> false).enqueue(nudge("engineer1", "first", false));
        await().until(() -> outcomes.size() == 1);
        assertThat(outcomes.get(0).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(nudges.begun).isEmpty();
    }

    @Test
    void whatACrashLeftOpenIsResumedAndNotBegunAgain() {
        SlowNudgeActuator nudges = new SlowNudgeActuator();
        lanes(nudges, key -> false).enqueue(nudge("engineer1", "first", true));
        await().until(() -> outcomes.size() == 1);
        assertThat(outcomes.get(0).detail()).isEqualTo("looked first");
        assertThat(nudges.begun).isEmpty();
    }

    @Test
    void anActuatorThatThrowsEndsInAFailedOutcomeAndTheLaneGoesOn() {
        Actuator<Nudge> broken = new Actuator<>() {
            @Override
            public Class<Nudge> actionType() {
                return Nudge.class;
            }

            @Override
            public Outcome act(Nudge action) {
                throw new IllegalStateException("no terminal");
            }
        };
        ActionExecutor lanes = lanes(broken, key -> true);
        lanes.enqueue(nudge("engineer1", "first", false));
        lanes.enqueue(nudge("engineer1", "second", false));
        await().until(() -> outcomes.size() == 2);
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
            assertThat(outcome.detail()).isEqualTo("no terminal");
        });
    }

    @Test
    void theNextOfALaneWaitsUntilTheLoopHasDecidedWithTheLastOutcome() {
        SlowNudgeActuator nudges = new SlowNudgeActuator();
        nudges.gate.countDown();
        ActionExecutor lanes = new ActionExecutor(
                List.of(nudges), threads, Clock.systemUTC(), key -> outcomes.isEmpty(), outcomes::add);
        ActionRequest first = nudge("engineer1", "first", false);
        lanes.enqueue(first);
        lanes.enqueue(nudge("engineer1", "second", false));
        await().until(() -> outcomes.size() == 1);
        await().during(Duration.ofMillis(100)).until(() -> outcomes.size() == 1);
        lanes.decidedWith(first.action().key());
        await().until(() -> outcomes.size() == 2);
        assertThat(outcomes.get(1).status()).isEqualTo(OutcomeStatus.LAPSED);
    }

    private ActionExecutor lanes(Actuator<?> actuator, Predicate<String> stands) {
        AtomicReference<ActionExecutor> lanes = new AtomicReference<>();
        lanes.set(new ActionExecutor(List.of(actuator), threads, Clock.systemUTC(), stands, outcome -> {
            outcomes.add(outcome);
            lanes.get().decidedWith(outcome.decision());
        }));
        return lanes.get();
    }

    private static ActionRequest nudge(String worker, String episode, boolean resume) {
        return new ActionRequest("tally", new Nudge(worker, "T1", episode, NudgeLevel.NUDGE), resume);
    }
}
