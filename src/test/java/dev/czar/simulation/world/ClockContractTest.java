package dev.czar.simulation.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Czar expects of its clock, of the machine's and of the model's; and of the model alone that what is due happens, in order. */
class ClockContractTest {

    private static final Instant START = Instant.parse("2026-01-05T08:00:00Z");
    private static final ZoneId EAST = ZoneId.of("Asia/Tokyo");

    /** A clock, and how some of its time is let pass. */
    record TimedClock(Clock clock, Runnable pass) {}

    static Stream<TimedClock> clocks() {
        EventCalendar calendar = new EventCalendar(START);
        return Stream.of(
                new TimedClock(Clock.systemUTC(), Thread::onSpinWait),
                new TimedClock(
                        calendar, () -> calendar.advance(calendar.instant().plus(Duration.ofMinutes(5)))));
    }

    @ParameterizedTest
    @MethodSource("clocks")
    void timeNeverGoesBack(TimedClock timed) {
        Instant before = timed.clock().instant();
        for (int look = 0; look < 100; look++) {
            timed.pass().run();
            Instant now = timed.clock().instant();
            assertThat(now).isAfterOrEqualTo(before);
            before = now;
        }
    }

    @ParameterizedTest
    @MethodSource("clocks")
    void anotherZoneIsTheSameMomentReadOtherwise(TimedClock timed) {
        Clock there = timed.clock().withZone(EAST);

        assertThat(there.getZone()).isEqualTo(EAST);
        assertThat(Duration.between(timed.clock().instant(), there.instant())).isLessThan(Duration.ofMinutes(1));
        timed.pass().run();
        assertThat(Duration.between(timed.clock().instant(), there.instant()))
                .as("it goes on with the clock it is of")
                .isLessThan(Duration.ofMinutes(1));
        assertThat(there.withZone(timed.clock().getZone()).getZone())
                .isEqualTo(timed.clock().getZone());
    }

    @Test
    void whatIsDueHappensInOrderAndNothingWhileTheMachineSleeps() {
        EventCalendar calendar = new EventCalendar(START);
        List<String> happened = new ArrayList<>();
        Consumer<String> later = what -> calendar.after(Duration.ofMinutes(10), () -> happened.add(what));
        later.accept("first");
        later.accept("second");
        calendar.after(Duration.ofMinutes(5), () -> happened.add("earlier"));

        calendar.sleep(Duration.ofHours(3));
        assertThat(happened).isEmpty();
        assertThat(calendar.next()).hasValue(START.plus(Duration.ofMinutes(185)));

        calendar.advance(START.plus(Duration.ofHours(4)));
        assertThat(happened).containsExactly("earlier", "first", "second");
        calendar.advance(START);
        assertThat(calendar.instant()).isEqualTo(START.plus(Duration.ofHours(4)));
    }
}
