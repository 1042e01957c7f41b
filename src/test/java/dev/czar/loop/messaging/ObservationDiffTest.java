package dev.czar.loop.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Observation;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.loop.messaging.ReportedObservations.ObservationDiff;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ObservationDiffTest {

    private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");

    @Test
    void anAgeThatOnlyAdvancedIsNothingNew() {
        Observation before = turn(Turn.IDLE, Duration.ZERO, START);
        Observation later = turn(Turn.IDLE, Duration.ofMinutes(5), START.plus(Duration.ofMinutes(5)));
        assertThat(ObservationDiff.sameExceptAge(before, later)).isTrue();
    }

    @Test
    void anAgeThatBeganAnewIsNew() {
        Observation before = progress(Duration.ZERO, START);
        Observation later = progress(Duration.ZERO, START.plusSeconds(10));
        assertThat(ObservationDiff.sameExceptAge(before, later)).isFalse();
    }

    @Test
    void anotherValueIsNew() {
        Observation before = turn(Turn.IDLE, Duration.ZERO, START);
        Observation later = turn(Turn.ACTIVE, Duration.ZERO, START);
        assertThat(ObservationDiff.sameExceptAge(before, later)).isFalse();
    }

    private static Observation turn(Turn turn, Duration age, Instant at) {
        return Observation.of(new WorkerTurn("engineer1", turn, "prompt", age), "terminal", at);
    }

    private static Observation progress(Duration output, Instant at) {
        return Observation.of(
                new WorkerProgress("engineer1", 1, output, Duration.ofHours(1), Duration.ofHours(1)), "progress", at);
    }
}
