package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.session;
import static dev.czar.rule.book.ScenarioBoard.turn;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.AssignmentAction.PrepareTask;
import dev.czar.decision.AssignmentAction.ReleaseClaim;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.TaskAssignment.Reservation;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class AssignRulesTest {
    private static Task task(String id, int priority, String assignee, String skill) {
        return new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, priority, assignee, skill, true);
    }

    private static ScenarioBoard finishing(String worker, String... others) {
        ScenarioBoard scene = idle(worker);
        for (String other : others) {
            scene = scene.with(worker(other)).with(session(other));
        }
        return scene.with(
                task("T0", 1, "", ""),
                new Claim("T0", worker, hours(1)),
                new CompletionClaim("T0", worker, "b", "h0", minutes(1)),
                new CheckResult("T0", "h0", CheckStatus.PASSED, "", "", minutes(1)),
                new PullRequest(7, "T0", worker, "b", "h0", PullRequestState.OPEN, minutes(1)),
                new Review(7, "T0", "h0", Verdict.APPROVE, "", minutes(1)));
    }

    @Test
    void theMostUrgentTaskGoesToTheWorker() {
        idle("w1").with(task("T1", 2, "", ""), task("T2", 1, "", "")).decides(new ClaimTask("w1", "T2"));
        idle("w1").with(task("T1", 1, "", ""), task("T2", 1, "", "")).decides(new ClaimTask("w1", "T1"));
    }

    @Test
    void aTaskGoesToTheWorkerWithTheSkillThenToTheOneWithLessToDoThenByName() {
        ScenarioBoard two = idle("w1", "w2");
        two.with(worker("w2", "code"), task("T1", 1, "", "code")).decides(new ClaimTask("w2", "T1"));
        two.with(task("T1", 1, "", "")).decides(new ClaimTask("w1", "T1"));
        two.with(task("T1", 1, "", ""), new Claim("T0", "w1", hours(2)), new Integrated("T0", "b", "h", "o", hours(1)))
                .decides(new ClaimTask("w2", "T1"));
    }

    @Test
    void anAssignedTaskGoesToItsAssigneeOnly() {
        idle("w1", "w2").with(task("T1", 1, "w2", "")).decides(new ClaimTask("w2", "T1"));
        idle("w1")
                .with(worker("w2"), new Started("w2", minutes(9)), task("T1", 1, "w2", ""))
                .decides();
    }

    @Test
    void eachWorkerGetsOneTaskAndEachTaskOneWorker() {
        idle("w1", "w2", "w3")
                .with(worker("w2", "code"), task("T1", 1, "", ""), task("T2", 2, "", "code"))
                .decides(new ClaimTask("w1", "T1"));
        idle("w1", "w2", "w3")
                .with(task("T1", 1, "w3", ""), task("T2", 2, "w2", ""), task("T3", 3, "", ""))
                .decides(new ClaimTask("w1", "T3"), new ClaimTask("w2", "T2"), new ClaimTask("w3", "T1"));
        idle("w1", "w2").with(task("T1", 1, "", ""), task("T2", 2, "", "")).decides(new ClaimTask("w1", "T1"));
    }

    @Test
    void aBonusTaskWaitsForPrimaryTasks() {
        Task bonus = new Task("B1", TaskKind.BONUS, TaskStatus.PENDING, 0, "", "", true);
        idle("w1").with(bonus, task("T1", 9, "", "")).decides(new ClaimTask("w1", "T1"));
        idle("w1").with(bonus).decides();
        idle("w1", "w2")
                .with(bonus, task("T1", 9, "w2", ""), turn("w2", Turn.ACTIVE))
                .decides(new ClaimTask("w1", "B1"));
    }

    @Test
    void aClaimAfterARestartIsAnotherOne() {
        idle("w1")
                .with(task("T1", 1, "", ""), new Restarted("w1", "e", 1, hours(1)))
                .decides(new ClaimTask("w1", "T1", 2));
    }

    @Test
    void aClaimThatFailedIsTriedAgain() {
        ActionFailed failed =
                new ActionFailed(ActionKind.CLAIM_TASK, "w1", "CLAIM_TASK/T1/w1/1", "another has it", minutes(1));
        idle("w1").with(task("T1", 1, "", ""), failed).decides(new ClaimTask("w1", "T1", 2));
        idle("w1")
                .with(
                        task("T1", 1, "", ""),
                        new ActionFailed(ActionKind.CLAIM_TASK, "w2", "CLAIM_TASK/T1/w2/1", "x", minutes(1)))
                .decides(new ClaimTask("w1", "T1"));
        idle("w1")
                .with(task("T1", 1, "", ""), new WorkerReport("w1", "T1", 1, "", "", "", minutes(1)), failed)
                .decides(new ClaimTask("w1", "T1", 2));
    }

    @Test
    void aHeldWorkerLeavesTheTaskToAnother() {
        idle("w1", "w2")
                .with(task("T1", 1, "", ""), new Hold("w1", "ann", "mine", minutes(1)))
                .decides(new ClaimTask("w2", "T1"));
    }

    @Test
    void aPauseHoldsBackClaims() {
        idle("w1")
                .with(task("T1", 1, "", ""), new Pause("ann", "lunch", minutes(1)))
                .vetoes(new ClaimTask("w1", "T1"))
                .decides();
    }

    @Test
    void aTaskAWorkerBeganIsClaimedForItOneAtATime() {
        ScenarioBoard scene =
                idle("w1", "w2").with(task("T1", 1, "", ""), new WorkerReport("w2", "T1", 1, "", "", "", minutes(1)));
        scene.decides(new ClaimTask("w2", "T1"));
        scene.with(new Restarted("w2", "e", 1, hours(1))).decides(new ClaimTask("w2", "T1", 2));
    }

    @Test
    void theNextTaskOfAFinishingWorkerIsLaidReady() {
        finishing("w1").with(task("T1", 1, "", "")).decides(new PrepareTask("w1", "T1"));
        finishing("w1")
                .with(task("T1", 1, "", ""), new Reservation("T1", "w1", minutes(1)))
                .decides();
        finishing("w1", "w2").with(task("T1", 1, "", "")).decides(new ClaimTask("w2", "T1"));
        finishing("w1")
                .with(task("T1", 1, "w2", ""), worker("w2"), new Started("w2", minutes(9)))
                .decides();
        finishing("w1", "w2").with(task("T1", 1, "", ""), task("T2", 2, "", "")).decides(new ClaimTask("w2", "T1"));
    }

    @Test
    void aReservedTaskIsHandedToItsWorkerAndNoOther() {
        ScenarioBoard scene = idle("w1", "w2").with(task("T1", 1, "", ""), new Reservation("T1", "w2", minutes(1)));
        scene.decides(new ClaimTask("w2", "T1"));
        finishing("w2", "w1")
                .with(task("T1", 1, "", ""), new Reservation("T1", "w2", minutes(1)))
                .decides();
    }

    @Test
    void aWorkerDeadForTheLeaseLosesItsTask() {
        ScenarioBoard scene = idle("w1")
                .with(
                        task("T1", 1, "", ""),
                        new Claim("T1", "w1", hours(9)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(9)));
        scene.with(gone("w1", hours(4)))
                .decides(new ReleaseClaim("w1", "T1", "crash/0"), new RestartWorker("w1", "crash/0", 1));
        scene.with(gone("w1", hours(4).minusMillis(1))).decides(new RestartWorker("w1", "crash/0", 1));
    }

    @Test
    void aWorkerThatHandedItsWorkInKeepsItsTaskHoweverDead() {
        finishing("w1").with(gone("w1", hours(9))).decides(new RestartWorker("w1", "crash/0", 1));
    }

    @Test
    void aWorkerNoLongerConfiguredLosesItsTask() {
        ScenarioBoard scene =
                idle("w1").with(turn("w1", Turn.ACTIVE), task("T1", 1, "", ""), new Claim("T1", "w9", hours(1)));
        scene.vetoes(new InjectTask("w9", "T1", 1)).decides(new ReleaseClaim("w9", "T1", "not configured"));
        scene.without(Worker.class).decides();
        scene.with(new CompletionClaim("T1", "w9", "b", "h", minutes(1))).decides(new RunChecks("T1", "w9", "b", "h"));
    }
}
