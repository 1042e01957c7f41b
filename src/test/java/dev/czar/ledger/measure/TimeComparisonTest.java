package dev.czar.ledger.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.czar.ledger.measure.TimeComparison.LoggedTimes;
import org.junit.jupiter.api.Test;

class TimeComparisonTest {

    private static LoggedTimes times(String label, double... seconds) {
        LoggedTimes times = LoggedTimes.none(label);
        for (double one : seconds) {
            times = times.with(one);
        }
        return times;
    }

    private static TimeComparison compared(LoggedTimes one, LoggedTimes other) {
        return new TimeComparison("took", one, other);
    }

    @Test
    void halfTheTimeIsKnownOnceThereAreCasesEnough() {
        LoggedTimes quick = times("quick", 90, 100, 110, 95, 105);
        LoggedTimes slow = times("slow", 180, 200, 220, 190, 210);

        TimeComparison known = compared(quick, slow);

        assertThat(known.ratio()).isCloseTo(0.5, within(0.001));
        assertThat(known.low()).isBetween(0.4, 0.5);
        assertThat(known.high()).isBetween(0.5, 0.6);
        assertThat(known.isKnown()).isTrue();
        assertThat(compared(times("quick", 90, 100, 110, 95), slow).isKnown())
                .as("four cases are too few")
                .isFalse();
    }

    @Test
    void timesThatScatterShowNothing() {
        assertThat(compared(times("a", 10, 100, 1000, 20, 300), times("b", 20, 90, 2000, 30, 500))
                        .isKnown())
                .isFalse();
        assertThat(compared(LoggedTimes.none("a"), LoggedTimes.none("b")).isKnown())
                .isFalse();
    }

    @Test
    void casesOfSeveralProjectsAddUp() {
        TimeComparison one = compared(times("a", 90, 100, 110), times("b", 180, 200, 220));

        assertThat(one.isKnown()).isFalse();
        assertThat(one.plus(one).isKnown()).isTrue();
        assertThat(one.plus(one).first().typical()).isCloseTo(99.66, within(0.1));
    }
}
