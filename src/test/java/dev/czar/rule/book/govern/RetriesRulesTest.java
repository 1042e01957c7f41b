package dev.czar.rule.book.govern;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.SessionAction.StartWorker;
import dev.czar.fact.ActionKind;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesRulesTest {
    private static ActionFailed failed(int attempt, Duration ago) {
        return new ActionFailed(ActionKind.START_WORKER, "w1", "START_WORKER/w1/" + attempt, "boom", ago);
    }

    @Test
    void aFailedActionPausesBeforeItsNextTry() {
        ScenarioBoard scene = ScenarioBoard.of(worker("w1"));
        scene.with(failed(1, minutes(1).minusMillis(1)))
                .vetoes(new StartWorker("w1", 2))
                .decides();
        scene.with(failed(1, minutes(1))).decides(new StartWorker("w1", 2));
    }

    @Test
    void aFailedActionIsNotTriedForEver() {
        ScenarioBoard two = ScenarioBoard.of(worker("w1"), failed(1, hours(3)), failed(2, hours(2)));
        two.decides(new StartWorker("w1", 3));
        two.with(failed(3, hours(1))).vetoes(new StartWorker("w1", 4));
    }

    @Test
    void theFailureOfOneActionDoesNotStopAnother() {
        ScenarioBoard.of(worker("w1"), worker("w2"), failed(1, seconds(1)))
                .vetoes(new StartWorker("w1", 2))
                .decides(new StartWorker("w2"));
    }

    @Test
    void deliveriesHaveLimitsOfTheirOwn() {
        idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(3)),
                        new Delivery("T1", "w1", 4, DeliveryStep.FAILED, hours(1)))
                .with(new Restarted("w1", "e", 1, hours(2)), new Restarted("w1", "e", 2, hours(2)))
                .with(
                        new ActionFailed(ActionKind.INJECT_TASK, "w1", "INJECT_TASK/T1/1", "x", hours(1)),
                        new ActionFailed(ActionKind.INJECT_TASK, "w1", "INJECT_TASK/T1/2", "x", hours(1)),
                        new ActionFailed(ActionKind.INJECT_TASK, "w1", "INJECT_TASK/T1/3", "x", hours(1)))
                .decides(new InjectTask("w1", "T1", 5));
    }

    @Test
    void anAlertIsGivenOnce() {
        AlertHuman alert = new AlertHuman("git", "failing/0", "the sensor git cannot look: x");
        ScenarioBoard scene = ScenarioBoard.of(new SensorFailed("git", "x", hours(1)));
        scene.decides(alert);
        scene.with(new Alerted("git", "failing/0", hours(0))).vetoes(alert).decides();
        scene.with(new Alerted("tmux", "failing/0", hours(0))).decides(alert);
    }
}
