package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.fact.InfrastructureIncident.MassDeath;
import dev.czar.fact.InfrastructureIncident.TerminalLost;
import dev.czar.fact.InfrastructureState.TerminalServer;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class IncidentsRulesTest {
    private static ScenarioBoard dead(Duration first, Duration second, Duration third) {
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
        ScenarioBoard.of(worker("w1"), new TerminalServer(Sign.GONE, minutes(1)))
                .derivesNo(TerminalLost.class);
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
        ScenarioBoard scene = dead(seconds(10), seconds(20), seconds(20));
        scene.with(new TerminalServer(Sign.GONE, seconds(25))).derivesNo(MassDeath.class);
        scene.with(new TerminalServer(Sign.PRESENT, seconds(10))).derivesNo(MassDeath.class);
        scene.with(new TerminalServer(Sign.PRESENT, seconds(10).plusMillis(1))).derives(new MassDeath(3));
    }
}
