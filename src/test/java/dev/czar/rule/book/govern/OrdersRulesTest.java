package dev.czar.rule.book.govern;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Limit.ApprovalLimit;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Order.Approval;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.Order.Veto;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class OrdersRulesTest {
    private static ScenarioBoard ready() {
        return idle("w1", "w2")
                .with(
                        turn("w2", Turn.BLOCKED),
                        task("T1"),
                        new Task("T2", TaskKind.PRIMARY, TaskStatus.PENDING, 2, "w9", "", true));
    }

    private static final ClaimTask CLAIM = new ClaimTask("w1", "T1");
    private static final AlertHuman DIALOG = new AlertHuman("w2", "dialog/0", "w2 waits for an answer: hook");
    private static final AlertHuman NOBODY = new AlertHuman("T2", "assignee/w9", "T2 is for w9, who is not configured");

    @Test
    void withoutOrdersAllStands() {
        ready().decides(CLAIM, DIALOG, NOBODY).vetoes();
    }

    @Test
    void anEmergencyStopStopsEverything() {
        ready().with(new EmergencyStop("ann", "smoke", minutes(1))).decides().vetoes(CLAIM, DIALOG, NOBODY);
    }

    @Test
    void aPauseHoldsBackNewWorkOnly() {
        ready().with(new Pause("ann", "lunch", minutes(1))).vetoes(CLAIM).decides(DIALOG, NOBODY);
    }

    @Test
    void aPauseHoldsBackTheFirstDeliveryAndNoOther() {
        ScenarioBoard scene =
                idle("w1").with(task("T1"), new Claim("T1", "w1", minutes(30)), new Pause("ann", "lunch", minutes(1)));
        scene.vetoes(new InjectTask("w1", "T1", 1)).decides();
        scene.with(new Delivery("T1", "w2", 1, DeliveryStep.ACKNOWLEDGED, hours(1)))
                .vetoes(new InjectTask("w1", "T1", 2))
                .decides();
        scene.with(
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, minutes(20)),
                        new Restarted("w1", "e", 1, minutes(10)))
                .decides(new InjectTask("w1", "T1", 2));
    }

    @Test
    void aHeldWorkerIsLeftAloneAndOthersAreNot() {
        ScenarioBoard dead = idle("w1", "w2").with(gone("w1", minutes(1)), gone("w2", minutes(1)));
        dead.with(new Hold("w1", "ann", "mine", minutes(1)))
                .vetoes(new RestartWorker("w1", "crash/0", 1))
                .decides(new RestartWorker("w2", "crash/0", 1));
    }

    @Test
    void aForbiddenDecisionIsNotDone() {
        ready().with(new Veto(CLAIM.key(), "ann", "no", minutes(1)))
                .vetoes(CLAIM)
                .decides(DIALOG, NOBODY);
        ready().with(new Veto("CLAIM_TASK/T1/w2/1", "ann", "no", minutes(1))).decides(CLAIM, DIALOG, NOBODY);
    }

    @Test
    void aKindThatNeedsApprovalWaitsForIt() {
        ScenarioBoard scene = ready().with(new ApprovalLimit(ActionKind.CLAIM_TASK));
        scene.vetoes(CLAIM).decides(DIALOG, NOBODY);
        scene.with(new Approval(CLAIM.key(), "ann", minutes(1))).decides(CLAIM, DIALOG, NOBODY);
        scene.with(new Approval(DIALOG.key(), "ann", minutes(1))).vetoes(CLAIM);
    }
}
