package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.world.agent.ScreenState;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortageTrackerTest {
    private static final Instant THREE = Instant.parse("2026-11-28T15:00:00Z");
    private static final String SEVEN = "You've hit your session limit · resets 7pm";

    private final ShortageTracker tracker = new ShortageTracker("w1", ZoneOffset.UTC);

    @Test
    void theEndOfALimitIsFixedWhenItsBannerIsFirstRead() {
        shown("● Running the tests.", SEVEN, "7pm", THREE);
        assertThat(tracker.resource(THREE).lasts()).isEqualTo(Duration.ofHours(4));
        Instant later = THREE.plus(Duration.ofHours(5));
        shown("● Running the tests.", SEVEN, "7pm", later);
        WorkerResource known = tracker.resource(later);
        assertThat(known.lasts()).isEqualTo(Duration.ofHours(4));
        assertThat(known.age()).isEqualTo(Duration.ofHours(5));
        assertThat(known.remaining()).isZero();
        assertThat(known.banner()).isEqualTo(SEVEN);
    }

    @Test
    void aBannerThatWasHiddenForAWhileIsNotANewOne() {
        shown("● Running the tests.", SEVEN, "7pm", THREE);
        read(ScreenTurn.UNKNOWN, THREE.plusSeconds(60));
        read(ScreenTurn.IDLE, THREE.plusSeconds(120));
        assertThat(tracker.resource(THREE.plusSeconds(120)).resource()).isEqualTo(Resource.AVAILABLE);
        shown("● Running the tests.", SEVEN, "7pm", THREE.plus(Duration.ofHours(5)));
        assertThat(tracker.resource(THREE.plus(Duration.ofHours(5))).age()).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void aBannerThatAHumanTookFromTheScreenIsToldUntilTheWorkerGoesOn() {
        shown("● Running the tests.", "Please run /login", "", THREE);
        Instant back = THREE.plusSeconds(600);
        read(ScreenTurn.IDLE, back);
        WorkerResource gone = tracker.resource(back.plusSeconds(90));
        assertThat(gone.resource()).isEqualTo(Resource.AVAILABLE);
        assertThat(gone.banner()).isEqualTo("Please run /login");
        assertThat(gone.age()).isEqualTo(Duration.ofSeconds(90));
        read(ScreenTurn.ACTIVE, back.plusSeconds(91));
        read(ScreenTurn.IDLE, back.plusSeconds(92));
        assertThat(tracker.resource(back.plusSeconds(300)).banner()).isEmpty();
    }

    @Test
    void aBannerIsStillKnownAfterARestartOfCzar() {
        shown("● Running the tests.", SEVEN, "7pm", THREE);
        Instant stop = THREE.plusSeconds(60);
        ShortageTracker restarted = new ShortageTracker("w1", ZoneOffset.UTC);
        restarted.restore(tracker.resource(stop), stop);
        Instant later = THREE.plus(Duration.ofHours(5));
        restarted.read(limited(SEVEN, "7pm"), "● Running the tests.\n" + SEVEN, later);
        assertThat(restarted.resource(later).lasts()).isEqualTo(Duration.ofHours(4));
        assertThat(restarted.resource(later).age()).isEqualTo(Duration.ofHours(5));
    }

    @Test
    void theSameWordsAfterLaterWorkAreANewBanner() {
        shown("● Running the tests.", "Try again in 20m", "20m", THREE);
        Instant later = THREE.plus(Duration.ofHours(1));
        work(later, 90);
        Instant anew = later.plusSeconds(90);
        shown("● Now the documentation.", "Try again in 20m", "20m", anew);
        assertThat(tracker.resource(anew).age()).isZero();
        assertThat(tracker.resource(anew).lasts()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void theSameWordsOnceMoreBelowTheSameLineAreANewBanner() {
        String screen = "> the colours\n* working\nTry again in 10 seconds";
        tracker.read(limited("Try again in 10 seconds", "10 seconds"), screen, THREE);
        Instant again = THREE.plusSeconds(60);
        work(again, 2);
        tracker.read(
                limited("Try again in 10 seconds", "10 seconds"),
                screen + "\n> go on\n* working\nTry again in 10 seconds",
                again.plusSeconds(3));
        WorkerResource known = tracker.resource(again.plusSeconds(5));
        assertThat(known.age()).isEqualTo(Duration.ofSeconds(2));
        assertThat(known.lasts()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theSameTimeOfDayAfterLaterWorkIsTheNextOne() {
        shown("● Running the tests.", SEVEN, "7pm", THREE);
        Instant tomorrow = THREE.plus(Duration.ofHours(20));
        work(tomorrow, 90);
        shown("● Now the documentation.", SEVEN, "7pm", tomorrow.plusSeconds(90));
        assertThat(tracker.resource(tomorrow.plusSeconds(90)).remaining())
                .isEqualTo(Duration.ofHours(8).minusSeconds(90));
    }

    @Test
    void theSameWordsRightAfterTheirTimeDoNotMeanTomorrow() {
        shown("● Running the tests.", SEVEN, "7pm", THREE);
        Instant said = THREE.plus(Duration.ofHours(4)).plusSeconds(1500);
        work(said, 3);
        shown("> Please go on.", SEVEN, "7pm", said.plusSeconds(3));
        WorkerResource known = tracker.resource(said.plusSeconds(3));
        assertThat(known.age()).isZero();
        assertThat(known.remaining()).isZero();
        assertThat(known.lasts()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aTimeOfDayThatHasJustPassedIsOver() {
        Instant seven = THREE.plus(Duration.ofHours(4)).plusSeconds(40);
        shown("● Running the tests.", SEVEN, "7pm", seven);
        assertThat(tracker.resource(seven).remaining()).isZero();
        assertThat(tracker.resource(seven).lasts()).isPositive().isLessThan(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({
        "01.12.2026 08:00, 2026-11-30T08:05:00Z, PT23H55M",
        "01.12. 08:00, 2026-11-30T08:05:00Z, PT23H55M",
        "12/01 08:00, 2026-11-30T08:05:00Z, PT23H55M",
        "tonight at 12am, 2026-11-30T20:00:00Z, PT4H",
        "tonight at midnight, 2026-12-01T00:00:10Z, PT0S",
        "midnight, 2026-12-01T00:00:10Z, PT0S",
        "12:00am, 2026-12-01T00:00:10Z, PT0S",
        "Mon 9am, 2026-11-30T08:00:00Z, PT1H",
        "Mon 9am, 2026-11-30T09:05:00Z, PT0S",
        "Mon 9am, 2026-11-30T10:00:00Z, PT167H"
    })
    void onlyATimeThatComesBackCanHaveJustPassed(String until, Instant now, Duration remaining) {
        shown("● Running the tests.", "Limit · resets " + until, until, now);
        assertThat(tracker.resource(now).remaining()).isEqualTo(remaining);
    }

    @Test
    void aCountdownPaintedInPlaceIsOneBanner() {
        shown("● Running the tests.", "Limit · resets in 3h 20m", "in 3h 20m", THREE);
        Instant later = THREE.plus(Duration.ofMinutes(10));
        shown("● Running the tests.", "Limit · resets in 3h 10m", "in 3h 10m", later);
        assertThat(tracker.resource(later).age()).isEqualTo(Duration.ofMinutes(10));
        assertThat(tracker.resource(later).lasts()).isEqualTo(Duration.ofMinutes(200));
    }

    @Test
    void aMenuThatNamesNoTimeKeepsTheBannersTime() {
        shown("● Running the tests.", SEVEN, "7pm", THREE);
        ScreenState menu = new ScreenState(
                ScreenTurn.AWAITING_INPUT,
                "choice",
                false,
                AgentShortage.RATE_LIMITED,
                "",
                "1. Stop and wait",
                "Stop and wait");
        tracker.read(menu, SEVEN + "\n1. Stop and wait", THREE.plusSeconds(1));
        assertThat(tracker.resource(THREE.plusSeconds(1)).banner()).isEqualTo(SEVEN);
        read(ScreenTurn.AWAITING_INPUT, THREE.plusSeconds(2));
        assertThat(tracker.resource(THREE.plusSeconds(2)).resource()).isEqualTo(Resource.RATE_LIMITED);
    }

    private void work(Instant from, int seconds) {
        for (int second = 0; second <= seconds; second++) {
            read(ScreenTurn.ACTIVE, from.plusSeconds(second));
        }
    }

    private void shown(String above, String words, String until, Instant now) {
        tracker.read(limited(words, until), above + "\n\n  " + words + "\n\n> ", now);
    }

    private void read(ScreenTurn turn, Instant now) {
        tracker.read(new ScreenState(turn, "", false, AgentShortage.NONE, "", "", ""), "> ", now);
    }

    private static ScreenState limited(String words, String until) {
        return new ScreenState(ScreenTurn.IDLE, "prompt", false, AgentShortage.RATE_LIMITED, until, "", words);
    }
}
