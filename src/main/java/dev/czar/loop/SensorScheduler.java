package dev.czar.loop;

import dev.czar.fact.Observation;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.loop.LoopHealth.SensorStatus;
import dev.czar.loop.SensorRunner.ScheduledSensor;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelMessage.StoredBatch;
import dev.czar.sensor.SensorTriggers;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs the sensors of a project side by side, each on its triggers and on its period, and sends what they observe. */
final class SensorScheduler {

    private static final int THREADS = 4;
    private static final long GRACE_SECONDS = 10;

    private final List<ScheduledSensor> sensors;
    private final Map<String, SensorRunner> runners = new LinkedHashMap<>();
    private final ScheduledExecutorService threads =
            Executors.newScheduledThreadPool(THREADS, new DaemonThreadFactory("czar-sensors"));

    SensorScheduler(ProjectContext project, Collection<ScheduledSensor> sensors) {
        this.sensors = List.copyOf(sensors);
        for (ScheduledSensor scheduled : this.sensors) {
            String name = scheduled.sensor().name();
            runners.put(
                    name,
                    new SensorRunner(
                            scheduled.sensor(), project.clock(), threads, (batch, observations) -> project.channels()
                                    .send(new ObservationBatch(project.name(), name, batch, observations))));
        }
    }

    /** Takes from the board what each sensor reported before a stop, then reads. */
    void start(List<Observation> board, SensorTriggers triggers) {
        runners.values().forEach(runner -> runner.restore(board));
        for (ScheduledSensor scheduled : sensors) {
            SensorRunner runner = runners.get(scheduled.sensor().name());
            scheduled.sensor().triggers().forEach(trigger -> triggers.onFire(trigger, runner::wake));
            runner.wakeEvery(scheduled.period());
        }
    }

    /** Completes when every sensor has read once and what it saw has arrived. */
    CompletableFuture<Void> firstReadings() {
        return CompletableFuture.allOf(
                runners.values().stream().map(SensorRunner::firstReading).toArray(CompletableFuture<?>[]::new));
    }

    void arrived(String sensor) {
        SensorRunner runner = runners.get(sensor);
        if (runner != null) {
            runner.firstReadingArrived();
        }
    }

    /** The sensor may read again. */
    void stored(StoredBatch batch) {
        SensorRunner runner = runners.get(batch.sensor());
        if (runner != null) {
            runner.stored(batch.batch());
        }
    }

    List<SensorStatus> states() {
        return runners.values().stream().map(SensorRunner::state).toList();
    }

    void stop() {
        threads.shutdownNow();
    }

    /** Waits for the readings under way, though not for ever. */
    void awaitEnd() throws InterruptedException {
        threads.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS);
    }

    /** Gives up what the sensors hold. */
    void close() throws Exception {
        for (ScheduledSensor scheduled : sensors) {
            if (scheduled.sensor() instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
    }
}
