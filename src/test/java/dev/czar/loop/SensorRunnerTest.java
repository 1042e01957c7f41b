package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Observation;
import dev.czar.fact.Task.Dependency;
import dev.czar.sensor.Sensor;
import dev.czar.world.forge.github.FakeTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SensorRunnerTest {

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final List<List<Observation>> batches = new CopyOnWriteArrayList<>();
    private volatile long last;
    private final FakeSensor world = new FakeSensor();
    private final SensorRunner watch = new SensorRunner(world, Clock.systemUTC(), threads, (number, observations) -> {
        batches.add(observations);
        last = number;
    });

    /** A world whose sight the test sets. */
    private static final class FakeSensor implements Sensor {
        volatile List<Observation> sight = List.of();
        volatile String failure = "";
        volatile boolean unsettled;
        final AtomicInteger looks = new AtomicInteger();
        final AtomicInteger remembered = new AtomicInteger();

        @Override
        public String name() {
            return "world";
        }

        @Override
        public List<Observation> sense() {
            looks.incrementAndGet();
            if (!failure.isEmpty()) {
                throw new IllegalStateException(failure);
            }
            return new ArrayList<>(sight);
        }

        @Override
        public boolean isUnsettled() {
            return unsettled;
        }

        @Override
        public void onStored() {
            remembered.incrementAndGet();
        }
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whatIsSeenTwiceIsSaidOnceAndWhatVanishedIsGone() {
        world.sight = List.of(seen("T2", "T1"), seen("T3", "T1"));
        look();
        assertThat(batches).hasSize(1);
        look();
        assertThat(batches).hasSize(1);
        world.sight = List.of(seen("T2", "T1"));
        look();
        assertThat(batches).hasSize(2);
        assertThat(batches.get(1)).singleElement().satisfies(gone -> {
            assertThat(gone.key()).isEqualTo("Dependency/T3/T1");
            assertThat(gone.fact()).isEmpty();
        });
    }

    @Test
    void aFailingSensorIsAFactThatGoesWhenItCanLookAgain() {
        world.failure = "cannot look";
        look();
        look();
        assertThat(batches).hasSize(1);
        assertThat(batches.get(0).get(0).fact().orElseThrow()).isInstanceOf(SensorFailed.class);
        assertThat(watch.state().failure()).isEqualTo("cannot look");
        world.failure = "";
        look();
        assertThat(batches.get(1)).singleElement().satisfies(gone -> assertThat(gone.fact())
                .isEmpty());
        assertThat(watch.state().failure()).isEmpty();
    }

    @Test
    void whatTheBoardStillHoldsFromBeforeIsGoneWhenItIsNotSeen() {
        watch.restore(List.of(seen("T2", "T1")));
        look();
        assertThat(batches.get(0)).singleElement().satisfies(gone -> assertThat(gone.key())
                .isEqualTo("Dependency/T2/T1"));
    }

    @Test
    void aFailureFromBeforeAStopGoesWhenTheSensorCanLook() {
        watch.restore(List.of(failed("cannot look")));
        look();
        assertThat(batches.get(0)).singleElement().satisfies(gone -> {
            assertThat(gone.key()).isEqualTo("SensorFailed/world");
            assertThat(gone.fact()).isEmpty();
        });
    }

    @Test
    void aFailureThatASensorStatesItselfReplacesTheOneItEndedWith() {
        world.failure = "cannot look";
        look();
        world.failure = "";
        world.sight = List.of(failed("half of it is broken"));
        look();
        assertThat(batches.get(1)).containsExactly(world.sight.get(0));
    }

    @Test
    void theNextLookWaitsUntilTheLastOneIsRemembered() {
        world.sight = List.of(seen("T2", "T1"));
        watch.wake();
        await().until(() -> batches.size() == 1);
        watch.wake();
        await().pollDelay(Duration.ofMillis(100)).until(() -> world.looks.get() == 1);
        watch.stored(last);
        await().until(() -> world.looks.get() == 2);
        assertThat(world.remembered.get()).isEqualTo(1);
    }

    @Test
    void theWordThatAnEarlierBatchIsDurableSaysNothingOfALaterOne() {
        world.sight = List.of(seen("T2", "T1"));
        look();
        world.sight = List.of(seen("T3", "T1"));
        watch.wake();
        await().until(() -> batches.size() == 2);
        watch.stored(last - 1);
        assertThat(world.remembered.get()).isEqualTo(1);
        watch.stored(last);
        assertThat(world.remembered.get()).isEqualTo(2);
    }

    @Test
    void theFirstLookIsOverWhenWhatItSawHasArrivedOrItSawNothing() {
        world.sight = List.of(seen("T2", "T1"));
        look();
        assertThat(watch.firstReading()).isNotDone();
        watch.firstReadingArrived();
        assertThat(watch.firstReading()).isDone();

        FakeSensor empty = new FakeSensor();
        SensorRunner other = new SensorRunner(empty, Clock.systemUTC(), threads, (from, observations) -> {});
        other.wake();
        await().until(() -> other.firstReading().isDone());
    }

    @Test
    void whatIsUnsettledIsLookedAtAgainUntilItIsSettled() {
        world.unsettled = true;
        watch.wake();
        await().until(() -> world.looks.get() >= 3);
        world.unsettled = false;
        int looks = world.looks.get();
        await().during(Duration.ofMillis(1_500)).until(() -> world.looks.get() <= looks + 1);
    }

    @Test
    void whenTheWordThatABatchIsDurableIsLostTheSensorReadsOnHalfAMinuteLater() {
        FakeTime clock = new FakeTime();
        SensorRunner runner =
                new SensorRunner(world, clock, threads, (number, observations) -> batches.add(observations));
        world.sight = List.of(seen("T2", "T1"));
        runner.wake();
        await().until(() -> batches.size() == 1);
        world.sight = List.of(seen("T2", "T1"), seen("T3", "T1"));
        runner.wake();
        await().during(Duration.ofMillis(100)).until(() -> world.looks.get() == 1);
        clock.sleep(Duration.ofSeconds(31));
        runner.wake();
        await().until(() -> batches.size() == 2);
        assertThat(batches.get(1)).singleElement().satisfies(fresh -> assertThat(fresh.key())
                .isEqualTo("Dependency/T3/T1"));
    }

    private void look() {
        int before = world.looks.get();
        watch.stored(last);
        watch.wake();
        await().until(() -> world.looks.get() > before);
        await().until(() -> threads.submit(() -> true).get());
        watch.stored(last);
    }

    private static Observation failed(String reason) {
        return Observation.of(new SensorFailed("world", reason, Duration.ZERO), "loop", Instant.EPOCH);
    }

    private static Observation seen(String task, String requirement) {
        return Observation.of(new Dependency(task, requirement), "world", Instant.parse("2026-01-05T10:00:00Z"));
    }
}
