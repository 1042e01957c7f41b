package dev.czar.loop;

import dev.czar.fact.Fact;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Observation;
import dev.czar.loop.LoopHealth.SensorStatus;
import dev.czar.loop.messaging.ReportedObservations;
import dev.czar.sensor.Sensor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Runs one sensor, never twice at once, on a wake and on its period, and passes on what is new since its last look. The
 * next reading waits until the last batch is durable, or for 30 s when that message is lost.
 */
final class SensorRunner {

    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(30);

    private static final Duration UNSETTLED = Duration.ofMillis(500);

    private final Sensor sensor;
    private final Clock clock;
    private final ScheduledExecutorService threads;
    private final BiConsumer<Long, List<Observation>> sink;
    private final ReportedObservations reported;
    private final AtomicBoolean queued = new AtomicBoolean();
    private final CompletableFuture<Void> firstReading = new CompletableFuture<>();
    private boolean failed;
    private Instant sentAt;
    private long batch;
    private boolean wakeMissed;
    private Future<?> nextLook = CompletableFuture.completedFuture(null);
    private volatile SensorStatus state;

    SensorRunner(
            Sensor sensor, Clock clock, ScheduledExecutorService threads, BiConsumer<Long, List<Observation>> sink) {
        this.sensor = sensor;
        this.reported = new ReportedObservations(sensor.name());
        this.clock = clock;
        this.threads = threads;
        this.sink = sink;
        this.state = new SensorStatus(sensor.name(), clock.instant(), "");
    }

    /** Takes what the board still holds from this sensor, so that what vanished in the meantime is noticed. */
    void restore(Collection<Observation> board) {
        sensor.restore(reported.restore(board));
        failed = holdsFailure(board);
    }

    void wakeEvery(Duration period) {
        threads.scheduleWithFixedDelay(this::wake, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    void wake() {
        if (queued.compareAndSet(false, true) && !threads.isShutdown()) {
            threads.execute(this::read);
        }
    }

    SensorStatus state() {
        return state;
    }

    /** Completes when what the first look saw has arrived at the loop. */
    CompletableFuture<Void> firstReading() {
        return firstReading;
    }

    void firstReadingArrived() {
        firstReading.complete(null);
    }

    /** The batch of this number is durable; that of an earlier one, whose message came late, changes nothing. */
    synchronized void stored(long number) {
        if (number != batch || sentAt == null) {
            return;
        }
        sensor.onStored();
        sentAt = null;
        if (wakeMissed) {
            wakeMissed = false;
            wake();
        }
    }

    private synchronized void read() {
        look();
        nextLook.cancel(false);
        if (sensor.isUnsettled() && !threads.isShutdown()) {
            nextLook = threads.schedule(this::wake, UNSETTLED.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        queued.set(false);
        if (sentAt != null && clock.instant().isBefore(sentAt.plus(STORE_TIMEOUT))) {
            wakeMissed = true;
            return;
        }
        List<Observation> fresh = new ArrayList<>();
        try {
            List<Observation> seen = sensor.sense();
            if (failed) {
                reported.forget(failureKey());
            }
            fresh.addAll(sensor.observesEvents() ? seen : reported.changes(seen, clock.instant()));
            if (failed && !holdsFailure(seen)) {
                fresh.add(Observation.gone(failureKey(), "loop", clock.instant()));
            }
            failed = false;
            state = new SensorStatus(sensor.name(), clock.instant(), "");
        } catch (Exception failure) {
            fresh.addAll(failure(failure));
        }
        if (!fresh.isEmpty()) {
            sentAt = clock.instant();
            batch++;
            sink.accept(batch, fresh);
        } else {
            firstReadingArrived();
        }
    }

    private String failureKey() {
        return Fact.key(SensorFailed.class, sensor.name());
    }

    private boolean holdsFailure(Collection<Observation> observations) {
        return observations.stream().anyMatch(observation -> observation.key().equals(failureKey()));
    }

    private List<Observation> failure(Exception failure) {
        String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        boolean sameAsBefore = failed && state.failure().equals(reason);
        failed = true;
        state = new SensorStatus(sensor.name(), state.lastSuccess(), reason);
        return sameAsBefore
                ? List.of()
                : List.of(Observation.of(
                        new SensorFailed(sensor.name(), reason, Duration.ZERO), "loop", clock.instant()));
    }

    /** A sensor and how often it looks without being woken. */
    record ScheduledSensor(Sensor sensor, Duration period) {}
}
