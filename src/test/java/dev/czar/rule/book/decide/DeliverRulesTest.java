package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeliverRulesTest {
    private static ScenarioBoard claimed() {
        return idle("w1").with(task("T1"), new Claim("T1", "w1", hours(1)));
    }

    private static Delivery delivery(String worker, int attempt, DeliveryStep step, Duration age) {
        return new Delivery("T1", worker, attempt, step, age);
    }

    @Test
    void aClaimedTaskIsDelivered() {
        claimed().decides(new InjectTask("w1", "T1", 1));
    }

    @Test
    void aTaskDeliveredOrDoneIsNotDeliveredAgain() {
        for (DeliveryStep step :
                new DeliveryStep[] {DeliveryStep.SUBMITTED, DeliveryStep.PICKED_UP, DeliveryStep.ACKNOWLEDGED}) {
            claimed().with(delivery("w1", 1, step, minutes(1))).decides();
        }
        claimed().with(new Integrated("T1", "b", "h", "o", minutes(1))).decides();
    }

    @Test
    void aTaskTheWorkerFinishedByItselfIsNotDelivered() {
        claimed()
                .with(new CompletionClaim("T1", "w1", "b", "h1", minutes(1)))
                .decides(new RunChecks("T1", "w1", "b", "h1"));
    }

    @Test
    void aTaskDeliveredToAnotherIsDeliveredToItsNewWorker() {
        claimed().with(delivery("w2", 3, DeliveryStep.ACKNOWLEDGED, hours(2))).decides(new InjectTask("w1", "T1", 4));
        claimed()
                .with(delivery("w2", 3, DeliveryStep.ACKNOWLEDGED, hours(2)))
                .with(new CompletionClaim("T1", "w1", "b", "h1", minutes(1)))
                .decides(new RunChecks("T1", "w1", "b", "h1"));
    }

    @Test
    void aTaskClaimedAgainIsDeliveredAgain() {
        claimed()
                .with(delivery("w1", 1, DeliveryStep.ACKNOWLEDGED, hours(1).plusMillis(1)))
                .decides(new InjectTask("w1", "T1", 2));
        claimed().with(delivery("w1", 1, DeliveryStep.ACKNOWLEDGED, hours(1))).decides();
    }

    @Test
    void aTaskIsDeliveredAgainAfterARestart() {
        ScenarioBoard scene = claimed().with(delivery("w1", 1, DeliveryStep.ACKNOWLEDGED, minutes(30)));
        scene.with(new Restarted("w1", "e", 1, minutes(30).minusMillis(1))).decides(new InjectTask("w1", "T1", 2));
        scene.with(new Restarted("w1", "e", 1, minutes(30))).decides();
        scene.with(new Restarted("w1", "e", 1, minutes(9)), new CompletionClaim("T1", "w1", "b", "h1", minutes(40)))
                .decides(new RunChecks("T1", "w1", "b", "h1"));
    }

    @Test
    void anUncertainDeliveryIsRepeatedOnlyInANewSession() {
        ScenarioBoard scene = claimed().with(delivery("w1", 1, DeliveryStep.UNCERTAIN, minutes(30)));
        scene.with(new Alerted("T1", "uncertain/1", minutes(1))).decides();
        scene.with(new Alerted("T1", "uncertain/1", minutes(1)), new Restarted("w1", "e", 1, minutes(9)))
                .decides(new InjectTask("w1", "T1", 2));
    }

    @Test
    void aDeliveryKnownToHaveFailedIsTriedAgainWhileTriesAreLeft() {
        claimed().with(delivery("w1", 1, DeliveryStep.FAILED, minutes(5))).decides(new InjectTask("w1", "T1", 2));
        claimed().with(delivery("w1", 2, DeliveryStep.FAILED, minutes(5))).decides(new InjectTask("w1", "T1", 3));
        claimed()
                .with(delivery("w1", 3, DeliveryStep.FAILED, minutes(5)))
                .decides(new AlertHuman("T1", "undelivered/3", "T1 could not be delivered to w1"));
    }

    @Test
    void eachRestartSinceTheClaimGivesOneMoreTry() {
        ScenarioBoard scene = claimed().with(delivery("w1", 3, DeliveryStep.FAILED, minutes(5)));
        scene.with(new Restarted("w1", "e", 1, hours(1))).decides(new InjectTask("w1", "T1", 4));
        scene.with(new Restarted("w1", "e", 1, hours(1).plusMillis(1)))
                .decides(new AlertHuman("T1", "undelivered/3", "T1 could not be delivered to w1"));
    }

    @Test
    void afterAFailureTheNextTryWaits() {
        ScenarioBoard scene = claimed().with(delivery("w1", 1, DeliveryStep.FAILED, minutes(5)));
        scene.with(new ActionFailed(ActionKind.INJECT_TASK, "w1", "INJECT_TASK/T1/1", "busy", seconds(59)))
                .vetoes(new InjectTask("w1", "T1", 2))
                .decides();
        scene.with(new ActionFailed(ActionKind.INJECT_TASK, "w1", "INJECT_TASK/T1/1", "busy", minutes(1)))
                .decides(new InjectTask("w1", "T1", 2));
    }

    @Test
    void aTaskIsPutOnlyToAWorkerAtItsPrompt() {
        claimed()
                .with(turn("w1", Turn.ACTIVE))
                .vetoes(new InjectTask("w1", "T1", 1))
                .decides();
        claimed()
                .with(new Started("w1", minutes(9)))
                .without(WorkerTurn.class)
                .vetoes(new InjectTask("w1", "T1", 1))
                .decides();
    }
}
