package dev.czar.rule.book.infer;

import static dev.czar.rule.book.Scene.gone;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.seconds;
import static dev.czar.rule.book.Scene.worker;

import dev.czar.fact.MassDeath;
import dev.czar.fact.Restarted;
import dev.czar.fact.Sign;
import dev.czar.fact.TerminalLost;
import dev.czar.fact.TerminalServer;
import dev.czar.rule.book.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IncidentsTest {
    private static Scene dead(Duration first, Duration second, Duration third) {
        return idle("w1", "w2", "w3", "w4").with(gone("w1", first), gone("w2", second), gone("w3", third));
    }

    @Test
    void aTerminalServerThatIsGoneIsOneIncident() {
        idle("w1", "w2")
                .with(new TerminalServer(Sign.GONE, minutes(1)), new Restarted("w1", "e", 1, hours(9)))
                .derives(new TerminalLost("after 1 restarts"));
    }

    @Test
    void aServerThatIsThereOrUnknownOrNeverHeldAnythingIsNoIncident() {
        idle("w1").with(new TerminalServer(Sign.PRESENT, minutes(1))).derivesNo(TerminalLost.class);
        idle("w1").with(new TerminalServer(Sign.UNKNOWN, minutes(1))).derivesNo(TerminalLost.class);
        Scene.of(worker("w1"), new TerminalServer(Sign.GONE, minutes(1))).derivesNo(TerminalLost.class);
    }

    @Test
    void threeDeathsInHalfAMinuteAreAMassDeath() {
        dead(seconds(10), seconds(20), seconds(40)).derives(new MassDeath(3));
    }

    @Test
    void twoDeathsOrThreeInALongerTimeAreNot() {
        dead(seconds(10), seconds(20), seconds(40).plusMillis(1)).derivesNo(MassDeath.class);
        idle("w1", "w2", "w3")
                .with(gone("w1", seconds(10)), gone("w2", seconds(10)))
                .derivesNo(MassDeath.class);
    }

    @Test
    void aMassDeathStandsWhileTheDeadAreDead() {
        dead(hours(10), hours(10), hours(10)).with(gone("w4", seconds(1))).derives(new MassDeath(4));
    }

    @Test
    void deathsWithTheTerminalServerAreNoMassDeath() {
        Scene scene = dead(seconds(10), seconds(20), seconds(20));
        scene.with(new TerminalServer(Sign.GONE, seconds(25))).derivesNo(MassDeath.class);
        scene.with(new TerminalServer(Sign.PRESENT, seconds(10))).derivesNo(MassDeath.class);
        scene.with(new TerminalServer(Sign.PRESENT, seconds(10).plusMillis(1))).derives(new MassDeath(3));
    }
}
