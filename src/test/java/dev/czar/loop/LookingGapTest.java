package dev.czar.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.InfrastructureState.Unwatched;
import dev.czar.fact.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookingGapTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void passesOfTheLoopAreNoGap() {
        LookingGap gap = new LookingGap(List.of());
        assertThat(gap.until(NOON)).isEmpty();
        assertThat(gap.until(NOON.plusSeconds(1))).isEmpty();
        assertThat(gap.until(NOON.plusSeconds(15))).isEmpty();
    }

    @Test
    void aSleepIsStatedOnceBeforeAnythingIsDecided() {
        LookingGap gap = new LookingGap(List.of());
        gap.until(NOON);
        Instant awake = NOON.plusSeconds(3600);
        assertThat(gap.until(awake))
                .containsExactly(Observation.of(new Unwatched(Duration.ofHours(1), Duration.ZERO), "loop", awake));
        assertThat(gap.until(awake.plusSeconds(1))).isEmpty();
    }

    @Test
    void aClockThatWasPutBackIsAGapToo() {
        LookingGap gap = new LookingGap(List.of());
        gap.until(NOON);
        assertThat(gap.until(NOON.minusSeconds(3600))).hasSize(1);
    }

    @Test
    void nothingWasSeenWhileCzarWasNotRunning() {
        Observation last = Observation.gone("WorkerTurn/w1", "terminal", NOON);
        assertThat(new LookingGap(List.of(last)).until(NOON.plusSeconds(600))).hasSize(1);
    }
}
