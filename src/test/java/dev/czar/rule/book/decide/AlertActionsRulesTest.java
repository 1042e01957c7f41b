package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.ActionKind;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AlertActionsRulesTest {
    private static ActionFailed failed(ActionKind kind, String decision, Duration ago) {
        return new ActionFailed(kind, "lane", decision, "boom", ago);
    }

    private static ScenarioBoard delivered(DeliveryStep step, Duration age) {
        return idle("w1").with(task("T1"), new Claim("T1", "w1", hours(1)), new Delivery("T1", "w1", 1, step, age));
    }

    @Test
    void anActionWithoutASecondTryNeedsAHuman() {
        String key = "RELEASE_CLAIM/T1/w1/crash/0/1";
        for (ActionKind kind :
                new ActionKind[] {ActionKind.RELEASE_CLAIM, ActionKind.PREPARE_TASK, ActionKind.FINISH_PROJECT}) {
            ScenarioBoard.of(failed(kind, key, minutes(1)))
                    .decides(new AlertHuman(key, "failed", key + " failed: boom"));
        }
        ScenarioBoard.of(failed(ActionKind.ALERT_HUMAN, "ALERT_HUMAN/x/y/1", minutes(1)))
                .decides();
    }

    @Test
    void anActionThatKeepsFailingNeedsAHuman() {
        ScenarioBoard two = ScenarioBoard.of(
                failed(ActionKind.RUN_CHECKS, "RUN_CHECKS/T1/h/1", minutes(3)),
                failed(ActionKind.RUN_CHECKS, "RUN_CHECKS/T1/h/2", minutes(2)));
        two.decides();
        two.with(failed(ActionKind.RUN_CHECKS, "RUN_CHECKS/T1/g/3", minutes(1))).decides();
        two.with(failed(ActionKind.RUN_CHECKS, "RUN_CHECKS/T1/h/3", minutes(1)))
                .decides(new AlertHuman("RUN_CHECKS/T1/h", "failed", "RUN_CHECKS T1/h failed 3 times: boom"));
    }

    @Test
    void aClaimThatKeepsFailingNeedsAHuman() {
        ScenarioBoard two = ScenarioBoard.of(
                failed(ActionKind.CLAIM_TASK, "CLAIM_TASK/T1/w1/1", minutes(3)),
                failed(ActionKind.CLAIM_TASK, "CLAIM_TASK/T1/w1/2", minutes(2)));
        two.decides();
        two.with(failed(ActionKind.CLAIM_TASK, "CLAIM_TASK/T1/w1/3", minutes(1)))
                .decides(new AlertHuman("CLAIM_TASK/T1/w1", "failed", "CLAIM_TASK T1/w1 failed 3 times: boom"));
    }

    @Test
    void aDeliveryThatLeftNoTraceNeedsAHuman() {
        ScenarioBoard scene = idle("w1")
                .with(task("T1"), new Claim("T1", "w1", hours(1)), turn("w1", Turn.ACTIVE))
                .with(failed(ActionKind.INJECT_TASK, "INJECT_TASK/T1/2", minutes(1)));
        AlertHuman alert = new AlertHuman("INJECT_TASK/T1/2", "failed", "INJECT_TASK/T1/2 failed: boom");
        scene.decides(alert);
        scene.with(new Delivery("T1", "w1", 1, DeliveryStep.FAILED, minutes(9))).decides(alert);
        scene.with(new Delivery("T1", "w1", 2, DeliveryStep.ACKNOWLEDGED, minutes(9)))
                .decides();
    }

    @Test
    void anUncertainDeliveryNeedsAHuman() {
        delivered(DeliveryStep.UNCERTAIN, minutes(1))
                .decides(new AlertHuman("T1", "uncertain/1", "nobody knows whether T1 reached w1"));
        delivered(DeliveryStep.SUBMITTED, minutes(1)).decides();
    }

    @Test
    void aDeliveryOutOfTriesNeedsAHuman() {
        ScenarioBoard scene = delivered(DeliveryStep.FAILED, minutes(1));
        scene.with(new Delivery("T1", "w1", 3, DeliveryStep.FAILED, minutes(1)))
                .decides(new AlertHuman("T1", "undelivered/3", "T1 could not be delivered to w1"));
        scene.with(new Delivery("T1", "w1", 2, DeliveryStep.FAILED, minutes(1))).decides(new InjectTask("w1", "T1", 3));
    }

    @Test
    void aDeliveryWithoutAnEchoNeedsAHuman() {
        AlertHuman alert = new AlertHuman("T1", "unacknowledged/1", "w1 has not acknowledged T1");
        delivered(DeliveryStep.SUBMITTED, minutes(10)).decides(alert);
        delivered(DeliveryStep.PICKED_UP, minutes(10)).decides(alert);
        delivered(DeliveryStep.SUBMITTED, minutes(10).minusMillis(1)).decides();
        delivered(DeliveryStep.ACKNOWLEDGED, minutes(10)).decides();
        delivered(DeliveryStep.PICKED_UP, minutes(10))
                .with(turn("w1", Turn.ACTIVE))
                .decides();
        delivered(DeliveryStep.PICKED_UP, minutes(10))
                .with(new CompletionClaim("T1", "w1", "b", "h", minutes(1)))
                .decides(new RunChecks("T1", "w1", "b", "h"));
    }

    @Test
    void aSensorThatFailsForLongNeedsAHumanOncePerFailure() {
        ScenarioBoard.of(new SensorFailed("git", "locked", minutes(15)))
                .decides(new AlertHuman("git", "failing/0", "the sensor git cannot look: locked"));
        ScenarioBoard.of(new SensorFailed("git", "locked", minutes(15).minusMillis(1)))
                .decides();
        ScenarioBoard.of(new SensorFailed("git", "locked", minutes(20)), new Alerted("git", "failing/0", minutes(5)))
                .decides();
        ScenarioBoard.of(new SensorFailed("git", "locked", minutes(20)), new Alerted("git", "failing/0", hours(5)))
                .decides(new AlertHuman("git", "failing/1", "the sensor git cannot look: locked"));
    }
}
