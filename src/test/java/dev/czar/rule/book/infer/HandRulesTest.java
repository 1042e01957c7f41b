package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkInProgress.Awaiting;
import dev.czar.fact.WorkInProgress.Engaged;
import dev.czar.fact.WorkInProgress.InHand;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class HandRulesTest {
    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(9)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(9)),
                        turn("w1", Turn.ACTIVE));
    }

    @Test
    void aDeliveredTaskIsInHand() {
        working().derives(new InHand("w1", "T1"));
    }

    @Test
    void aTaskWhoseDeliveryFailedIsNotInHand() {
        working()
                .with(new Delivery("T1", "w1", 1, DeliveryStep.FAILED, hours(1)))
                .derivesNo(InHand.class);
    }

    @Test
    void aTaskDeliveredToAnotherIsNotInHand() {
        working()
                .with(new Delivery("T1", "w2", 1, DeliveryStep.ACKNOWLEDGED, hours(1)))
                .derivesNo(InHand.class);
    }

    @Test
    void aClaimedTaskTheWorkerReportsOnIsInHand() {
        working()
                .without(Delivery.class)
                .derivesNo(InHand.class)
                .with(new WorkerReport("w1", "T1", 10, "", "", "", minutes(1)))
                .derives(new InHand("w1", "T1"));
    }

    @Test
    void ofTwoTasksTheFirstIsInHand() {
        working()
                .with(new Claim("T0", "w1", hours(9)), new Delivery("T0", "w1", 1, DeliveryStep.PICKED_UP, hours(1)))
                .derives(new InHand("w1", "T0"))
                .with(new WorkerReport("w1", "T1", 10, "", "", "", minutes(1)))
                .derives(new InHand("w1", "T0"));
    }

    @Test
    void aWorkerThatClaimedCompletionAwaitsTheVerdict() {
        working()
                .with(new CompletionClaim("T1", "w1", "b", "h1", minutes(1)))
                .derives(new Awaiting("w1", "T1"))
                .derivesNo(Engaged.class);
    }

    @Test
    void aWorkerAwaitsRejectedWorkUntilItIsReturned() {
        ScenarioBoard scene = working()
                .with(
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(1)),
                        new CheckResult("T1", "h1", CheckStatus.FAILED, "s", "log", minutes(1)));
        scene.derives(new Awaiting("w1", "T1"))
                .with(new ReturnedWork("w1", "T1", "h1", "checks/s", 1, minutes(1)))
                .derivesNo(Awaiting.class)
                .derives(new Engaged("w1", "T1", "T1@3/0"));
    }

    @Test
    void aWorkerWithAnUnmetRequirementAwaitsIt() {
        working()
                .with(new Dependency("T1", "T0"))
                .derives(new Awaiting("w1", "T1"))
                .with(new Integrated("T0", "b", "h", "o", minutes(1)))
                .derivesNo(Awaiting.class);
    }

    @Test
    void aWorkerAwaitsWhatItReportsToBeBlockedOn() {
        ScenarioBoard scene = working().with(new WorkerReport("w1", "T1", 10, "", "T0", "", minutes(1)));
        scene.derives(new Awaiting("w1", "T1"))
                .with(new Integrated("T0", "b", "h", "o", minutes(1)))
                .derivesNo(Awaiting.class);
        working()
                .with(new WorkerReport("w1", "T9", 10, "", "T0", "", minutes(1)))
                .derivesNo(Awaiting.class);
        working().with(new WorkerReport("w1", "T1", 10, "", "", "", minutes(1))).derivesNo(Awaiting.class);
    }

    @Test
    void anEpisodeLastsUntilACommitOrReportAnswersANudge() {
        ScenarioBoard scene = working().with(new WorkerProgress("w1", 3, minutes(1), hours(5), hours(6)));
        scene.derives(new Engaged("w1", "T1", "T1@3/0"));
        scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, hours(5))).derives(new Engaged("w1", "T1", "T1@3/0"));
        scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, hours(5).plusMillis(1)))
                .derives(new Engaged("w1", "T1", "T1@3/1"));
        scene.with(new Nudged("w2", "T1@3/0", NudgeLevel.NUDGE, hours(9))).derives(new Engaged("w1", "T1", "T1@3/0"));
        scene.with(new WorkerProgress("w1", 4, minutes(1), minutes(1), hours(6)))
                .derives(new Engaged("w1", "T1", "T1@4/0"));
    }

    @Test
    void aWorkerWhoseProgressIsNotKnownIsNotEngaged() {
        working().without(WorkerProgress.class).derivesNo(Engaged.class);
    }

    @Test
    void aWorkerWithoutATaskIsNeitherEngagedNorAwaiting() {
        idle("w1").derivesNo(InHand.class, Awaiting.class, Engaged.class);
    }
}
