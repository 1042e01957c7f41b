package dev.czar.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Nudge;
import dev.czar.decision.Outcome;
import dev.czar.decision.OutcomeStatus;
import dev.czar.fact.NudgeLevel;
import dev.czar.loop.wire.Errand;
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

class LanesTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    /** Blocks until it is let go, and notes what ran side by side. */
    private static final class SlowNudges implements Actuator<Nudge> {
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
        SlowNudges nudges = new SlowNudges();
        Lanes lanes = lanes(nudges, key -> true);
        lanes.accept(nudge("engineer1", "first", false));
        lanes.accept(nudge("engineer1", "second", false));
        lanes.accept(nudge("engineer2", "first", false));
        await().until(() -> nudges.begun.size() == 2);
        assertThat(lanes.busy().get("engineer1")).hasSize(2);
        nudges.gate.countDown();
        await().until(() -> outcomes.size() == 3);
        assertThat(nudges.together).isEmpty();
        assertThat(nudges.begun).startsWith(nudges.begun.get(0)).hasSize(3);
        await().until(() -> lanes.busy().isEmpty());
    }

    @Test
    void aDecisionWhoseReasonIsGoneLapses() {
        SlowNudges nudges = new SlowNudges();
        lanes(nudges, key -> false).accept(nudge("engineer1", "first", false));
        await().until(() -> outcomes.size() == 1);
        assertThat(outcomes.get(0).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(nudges.begun).isEmpty();
    }

    @Test
    void whatACrashLeftOpenIsResumedAndNotBegunAgain() {
        SlowNudges nudges = new SlowNudges();
        lanes(nudges, key -> false).accept(nudge("engineer1", "first", true));
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
        Lanes lanes = lanes(broken, key -> true);
        lanes.accept(nudge("engineer1", "first", false));
        lanes.accept(nudge("engineer1", "second", false));
        await().until(() -> outcomes.size() == 2);
        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
            assertThat(outcome.detail()).isEqualTo("no terminal");
        });
    }

    @Test
    void theNextOfALaneWaitsUntilTheLoopHasDecidedWithTheLastOutcome() {
        SlowNudges nudges = new SlowNudges();
        nudges.gate.countDown();
        Lanes lanes = new Lanes(List.of(nudges), threads, Clock.systemUTC(), key -> outcomes.isEmpty(), outcomes::add);
        Errand first = nudge("engineer1", "first", false);
        lanes.accept(first);
        lanes.accept(nudge("engineer1", "second", false));
        await().until(() -> outcomes.size() == 1);
        await().during(Duration.ofMillis(100)).until(() -> outcomes.size() == 1);
        lanes.settled(first.action().key());
        await().until(() -> outcomes.size() == 2);
        assertThat(outcomes.get(1).status()).isEqualTo(OutcomeStatus.LAPSED);
    }

    private Lanes lanes(Actuator<?> actuator, Predicate<String> stands) {
        AtomicReference<Lanes> lanes = new AtomicReference<>();
        lanes.set(new Lanes(List.of(actuator), threads, Clock.systemUTC(), stands, outcome -> {
            outcomes.add(outcome);
            lanes.get().settled(outcome.decision());
        }));
        return lanes.get();
    }

    private static Errand nudge(String worker, String episode, boolean resume) {
        return new Errand("tally", new Nudge(worker, "T1", episode, NudgeLevel.NUDGE), resume);
    }
}
