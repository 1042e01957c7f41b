package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.loop.ChannelReceiver.ProjectChannels;
import dev.czar.loop.LoopEvent.Observed;
import dev.czar.loop.LoopSignals.CycleListeners;
import dev.czar.loop.messaging.ChannelMessage.CycleCompleted;
import dev.czar.loop.messaging.ChannelMessage.ObservationBatch;
import dev.czar.loop.messaging.ChannelSender;
import dev.czar.sensor.SensorTrigger;
import dev.czar.sensor.SensorTriggers;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ChannelReceiverServedTest {

    private static final int SENDERS = 4;
    private static final int BATCHES = 5_000;

    private final EventQueue one = new EventQueue();
    private final EventQueue two = new EventQueue();
    private final CycleListeners listeners = new CycleListeners();
    private final SensorTriggers triggers = new SensorTriggers();

    @Inject
    ChannelSender sender;

    @Inject
    ChannelReceiver receiver;

    @BeforeEach
    void register() {
        receiver.register("one", channels(one));
        receiver.register("two", channels(two));
    }

    @AfterEach
    void unregister() {
        receiver.unregister("one");
        receiver.unregister("two");
    }

    private ProjectChannels channels(EventQueue events) {
        ProjectContext nothing = new ProjectContext(null, null, null, sender, null);
        ActionExecutor idle = new ActionExecutor(List.of(), decision -> true, sender, Clock.systemUTC());
        LoopSignals signals = new LoopSignals(null, events, triggers, listeners);
        return new ProjectChannels(signals, new SensorScheduler(nothing, List.of()), idle);
    }

    @Test
    void sensorsThatSendAtOnceLoseNothingKeepTheirOrderAndReachTheirOwnProject() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(SENDERS);
        try {
            List<Future<?>> sending = new ArrayList<>();
            for (int number = 0; number < SENDERS; number++) {
                String sensor = "sensor" + number;
                String project = number % 2 == 0 ? "one" : "two";
                sending.add(threads.submit(() -> {
                    for (long batch = 1; batch <= BATCHES; batch++) {
                        sender.send(new ObservationBatch(project, sensor, batch, List.of()));
                    }
                }));
            }
            for (Future<?> one : sending) {
                one.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertInOrder(one, "sensor0", "sensor2");
        assertInOrder(two, "sensor1", "sensor3");
    }

    private static void assertInOrder(EventQueue events, String... sensors) throws InterruptedException {
        Map<String, Long> last = new HashMap<>();
        for (int count = 0; count < BATCHES * sensors.length; ) {
            List<LoopEvent> taken = events.take(10_000);
            assertThat(taken).isNotEmpty();
            for (LoopEvent event : taken) {
                ObservationBatch batch = ((Observed) event).batch();
                assertThat(batch.batch()).isEqualTo(last.getOrDefault(batch.sensor(), 0L) + 1);
                last.put(batch.sensor(), batch.batch());
                count++;
            }
        }
        assertThat(last).containsOnlyKeys(sensors);
    }

    @Test
    void sensorsReadAgainWhenAnActionHasEnded() {
        AtomicInteger woken = new AtomicInteger();
        triggers.onFire(SensorTrigger.ACTION_ENDED, woken::incrementAndGet);
        sender.send(new CycleCompleted("one", 1, List.of(), List.of()));
        assertThat(woken).hasValue(0);
        sender.send(new CycleCompleted("one", 2, List.of(), List.of("START_WORKER/ada/1")));
        assertThat(woken).hasValue(1);
    }

    @Test
    void aListenerThatFailsDoesNotCloseTheChannel() {
        AtomicInteger heard = new AtomicInteger();
        listeners.add(() -> {
            heard.incrementAndGet();
            throw new AssertionError("a listener with a defect");
        });
        for (int cycle = 1; cycle <= 3; cycle++) {
            sender.send(new CycleCompleted("one", cycle, List.of(), List.of()));
        }
        assertThat(heard).hasValue(3);
    }
}
