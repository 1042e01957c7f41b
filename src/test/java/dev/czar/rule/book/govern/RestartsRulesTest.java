package dev.czar.rule.book.govern;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;

import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.InfrastructureState.TerminalServer;
import dev.czar.fact.Limit.RestartLimits;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Order.Force;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsRulesTest {
    private static ScenarioBoard dead() {
        return idle("w1").with(gone("w1", seconds(10)));
    }

    private static Restarted restarted(int attempt, Duration ago) {
        return new Restarted("w1", "e" + attempt, attempt, ago);
    }

    @Test
    void theFirstRestartWaitsForNothing() {
        dead().decides(new RestartWorker("w1", "crash/0", 1));
    }

    @Test
    void theCoolDownGrowsWithTheRestartsInTheWindow() {
        RestartWorker second = new RestartWorker("w1", "crash/1", 2);
        dead().with(restarted(1, minutes(2).minusMillis(1))).vetoes(second).decides();
        dead().with(restarted(1, minutes(2))).decides(second);
        ScenarioBoard many = dead().with(restarted(1, hours(6)), restarted(2, hours(6)));
        RestartWorker fourth = new RestartWorker("w1", "crash/3", 4);
        many.with(restarted(3, minutes(2))).decides(fourth);
        ScenarioBoard more =
                dead().with(new RestartLimits(9, hours(6), minutes(2), 3, seconds(30)), restarted(1, hours(1)));
        more.with(restarted(2, minutes(4).minusMillis(1))).vetoes(new RestartWorker("w1", "crash/2", 3));
    }

    @Test
    void aWorkerIsNotRestartedMoreOftenThanItsLimit() {
        RestartWorker third = new RestartWorker("w1", "crash/2", 3);
        dead().with(restarted(1, hours(2)), restarted(2, hours(6).minusMillis(1)))
                .vetoes(third);
        dead().with(restarted(1, hours(2)), restarted(2, hours(6))).decides(third);
    }

    @Test
    void aMassDeathStopsRestartsUntilAHumanForcesOne() {
        ScenarioBoard scene =
                idle("w1", "w2", "w3").with(gone("w1", seconds(1)), gone("w2", seconds(1)), gone("w3", seconds(1)));
        RestartWorker one = new RestartWorker("w1", "crash/0", 1);
        RestartWorker two = new RestartWorker("w2", "crash/0", 1);
        RestartWorker three = new RestartWorker("w3", "crash/0", 1);
        scene.vetoes(one, two, three);
        scene.with(new Force(two.key(), "ann", "", minutes(1), Duration.ZERO))
                .decidesAmongOthers(two)
                .vetoes(one, three);
        scene.with(new TerminalServer(Sign.GONE, seconds(1))).decides(one, two, three);
    }

    @Test
    void aHumanMayForceARestartBeforeItsTime() {
        RestartWorker third = new RestartWorker("w1", "crash/2", 3);
        dead().with(
                        restarted(1, hours(2)),
                        restarted(2, minutes(1)),
                        new Force(third.key(), "ann", "", minutes(1), Duration.ZERO))
                .decidesAmongOthers(third);
    }
}
