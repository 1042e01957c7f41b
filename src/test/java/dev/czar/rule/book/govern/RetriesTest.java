package dev.czar.rule.book.govern;

import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.seconds;
import static dev.czar.rule.book.Scene.task;
import static dev.czar.rule.book.Scene.worker;

import dev.czar.decision.AlertHuman;
import dev.czar.decision.InjectTask;
import dev.czar.decision.StartWorker;
import dev.czar.fact.ActionFailed;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Alerted;
import dev.czar.fact.Claim;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Restarted;
import dev.czar.fact.SensorFailed;
import dev.czar.rule.book.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static ActionFailed failed(int attempt, Duration ago) {
        return new ActionFailed(ActionKind.START_WORKER, "w1", "START_WORKER/w1/" + attempt, "boom", ago);
    }

    @Test
    void aFailedActionPausesBeforeItsNextTry() {
        Scene scene = Scene.of(worker("w1"));
        scene.with(failed(1, minutes(1).minusMillis(1)))
                .vetoes(new StartWorker("w1", 2))
                .decides();
        scene.with(failed(1, minutes(1))).decides(new StartWorker("w1", 2));
    }

    @Test
    void aFailedActionIsNotTriedForEver() {
        Scene two = Scene.of(worker("w1"), failed(1, hours(3)), failed(2, hours(2)));
        two.decides(new StartWorker("w1", 3));
        two.with(failed(3, hours(1))).vetoes(new StartWorker("w1", 4));
    }

    @Test
    void theFailureOfOneActionDoesNotStopAnother() {
        Scene.of(worker("w1"), worker("w2"), failed(1, seconds(1)))
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
        Scene scene = Scene.of(new SensorFailed("git", "x", hours(1)));
        scene.decides(alert);
        scene.with(new Alerted("git", "failing/0", hours(0))).vetoes(alert).decides();
        scene.with(new Alerted("tmux", "failing/0", hours(0))).decides(alert);
    }
}
