package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Observation;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.project.report.OpenPermissions;
import dev.czar.world.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HookSensorTest {
    private final SettableClock clock = new SettableClock();
    private final AtomicInteger wakes = new AtomicInteger();
    private final SensorTriggers triggers = new SensorTriggers();
    private final OpenPermissions permissions = new OpenPermissions(clock, wakes::incrementAndGet);
    private HookSensor sensor;

    @BeforeEach
    void start() {
        triggers.onFire(SensorTrigger.HOOK, wakes::incrementAndGet);
        sensor = sensor();
    }

    @Test
    void aStormIsOneFactAndWakesOnce() {
        sensor.accept(event("UserPromptSubmit", Turn.ACTIVE));
        for (int one = 0; one < 500; one++) {
            clock.pass(Duration.ofMillis(10));
            sensor.accept(event(one % 2 == 0 ? "PreToolUse" : "PostToolUse", Turn.ACTIVE));
        }
        assertThat(wakes).hasValue(1);
        assertThat(heard())
                .extracting(HookEvent::event, HookEvent::events, HookEvent::turnAge, HookEvent::age)
                .containsExactly("PostToolUse", 501, Duration.ofSeconds(5), Duration.ZERO);
    }

    @Test
    void aTurnThatGoesOnIsToldAgainOnceInAWhile() {
        sensor.accept(event("PreToolUse", Turn.ACTIVE));
        clock.pass(Duration.ofSeconds(10));
        sensor.accept(event("PostToolUse", Turn.ACTIVE));
        assertThat(wakes).hasValue(2);
    }

    @Test
    void anotherTurnIsToldAtOnce() {
        sensor.accept(event("PreToolUse", Turn.ACTIVE));
        sensor.accept(event("Stop", Turn.IDLE));
        assertThat(wakes).hasValue(2);
        assertThat(heard().turn()).isEqualTo(Turn.IDLE);
    }

    @Test
    void anEventThatSaysNothingOfTheTurnLeavesItAsItIs() {
        sensor.accept(event("PreToolUse", Turn.ACTIVE));
        clock.pass(Duration.ofSeconds(5));
        sensor.accept(event("PreCompact", Turn.UNKNOWN));
        assertThat(heard())
                .extracting(HookEvent::turn, HookEvent::turnAge, HookEvent::age)
                .containsExactly(Turn.ACTIVE, Duration.ofSeconds(5), Duration.ZERO);
        sensor.accept(event("SessionEnd", Turn.UNKNOWN));
        assertThat(heard().turn()).isEqualTo(Turn.UNKNOWN);
    }

    @Test
    void whatWasKnownBeforeAStopIsStillKnown() {
        sensor.accept(event("Stop", Turn.IDLE));
        List<Observation> before = sensor.sense();
        clock.pass(Duration.ofMinutes(1));
        HookSensor again = sensor();
        again.restore(before);
        assertThat(again.sense())
                .extracting(observation -> ((HookEvent) observation.fact().orElseThrow()).age())
                .containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void aWorkerOfAnotherProjectIsIgnored() {
        sensor.accept(
                new HookEvent("stranger", "Stop", "", "", Turn.IDLE, false, "", "", 1, Duration.ZERO, Duration.ZERO));
        assertThat(sensor.sense()).isEmpty();
        assertThat(wakes).hasValue(0);
    }

    private HookSensor sensor() {
        return new HookSensor(Set.of("w1", "w2"), new ActivityTracker(clock, () -> {}), triggers, clock, permissions);
    }

    private HookEvent heard() {
        List<Observation> seen = sensor.sense();
        assertThat(seen).hasSize(1);
        return (HookEvent) seen.get(0).fact().orElseThrow();
    }

    private static HookEvent event(String name, Turn turn) {
        return new HookEvent("w1", name, "s1", "", turn, false, "", "", 1, Duration.ZERO, Duration.ZERO);
    }
}
