package dev.czar.loop;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.SensorFailed;
import dev.czar.sensor.Sensor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;

/**
 * Runs one sensor, never twice at once, on a wake and on its period, and passes on what is new since its last look. The
 * next look waits until the last one is remembered, or for 30 s when that word is lost.
 */
final class Watch {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Sensor sensor;
    private final Clock clock;
    private final ScheduledExecutorService threads;
    private final BiConsumer<Watch, List<Observation>> out;
    private final Map<String, Observation> stated = new HashMap<>();
    private final AtomicBoolean queued = new AtomicBoolean();
    private final CompletableFuture<Void> looked = new CompletableFuture<>();
    private boolean failed;
    private Instant awaiting;
    private boolean missed;
    private volatile SensorState state;

    Watch(Sensor sensor, Clock clock, ScheduledExecutorService threads, BiConsumer<Watch, List<Observation>> out) {
        this.sensor = sensor;
        this.clock = clock;
        this.threads = threads;
        this.out = out;
        this.state = new SensorState(sensor.name(), clock.instant(), "");
    }

    /** Takes what the board still holds from this sensor, so that what vanished in the meantime is noticed. */
    void recall(Collection<Observation> board) {
        board.stream()
                .filter(observation -> observation.source().equals(sensor.name()))
                .forEach(observation -> stated.put(observation.key(), observation));
        failed = holdsFailure(board);
    }

    void every(Duration period) {
        threads.scheduleWithFixedDelay(this::wake, 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    void wake() {
        if (queued.compareAndSet(false, true) && !threads.isShutdown()) {
            threads.execute(this::look);
        }
    }

    SensorState state() {
        return state;
    }

    String name() {
        return sensor.name();
    }

    /** Completes when what the first look saw has arrived at the loop. */
    CompletableFuture<Void> looked() {
        return looked;
    }

    void arrived() {
        looked.complete(null);
    }

    synchronized void remembered() {
        sensor.remembered();
        awaiting = null;
        if (missed) {
            missed = false;
            wake();
        }
    }

    private synchronized void look() {
        queued.set(false);
        if (awaiting != null && clock.instant().isBefore(awaiting.plus(PATIENCE))) {
            missed = true;
            return;
        }
        List<Observation> fresh = new ArrayList<>();
        try {
            List<Observation> seen = sensor.sense();
            if (failed) {
                stated.remove(failureKey());
            }
            fresh.addAll(news(seen));
            if (failed && !holdsFailure(seen)) {
                fresh.add(Observation.gone(failureKey(), "loop", clock.instant()));
            }
            failed = false;
            state = new SensorState(sensor.name(), clock.instant(), "");
        } catch (Exception failure) {
            fresh.addAll(failure(failure));
        }
        if (!fresh.isEmpty()) {
            awaiting = clock.instant();
            out.accept(this, fresh);
        } else {
            arrived();
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
        state = new SensorState(sensor.name(), state.lastSuccess(), reason);
        return sameAsBefore
                ? List.of()
                : List.of(Observation.of(
                        new SensorFailed(sensor.name(), reason, Duration.ZERO), "loop", clock.instant()));
    }

    private List<Observation> news(List<Observation> seen) {
        if (sensor.events()) {
            return seen;
        }
        Map<String, Observation> now = new HashMap<>();
        List<Observation> fresh = new ArrayList<>();
        for (Observation observation : seen) {
            Observation before = stated.get(observation.key());
            boolean same = before != null && Sameness.nothingNew(before, observation);
            now.put(observation.key(), same ? before : observation);
            if (!same) {
                fresh.add(observation);
            }
        }
        Instant at = clock.instant();
        stated.keySet().stream()
                .filter(key -> !now.containsKey(key))
                .sorted()
                .forEach(key -> fresh.add(Observation.gone(key, sensor.name(), at)));
        stated.clear();
        stated.putAll(now);
        return fresh;
    }
}
