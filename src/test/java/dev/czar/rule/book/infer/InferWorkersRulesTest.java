package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Reservation;
import dev.czar.fact.TaskMatching.Candidate;
import dev.czar.fact.WorkInProgress.Begun;
import dev.czar.fact.WorkInProgress.Busy;
import dev.czar.fact.WorkInProgress.Finishing;
import dev.czar.fact.WorkerCondition.Idle;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class InferWorkersRulesTest {
    private static ScenarioBoard claimed() {
        return idle("w1").with(task("T1"), new Claim("T1", "w1", hours(1)));
    }

    @Test
    void aWorkerWithAClaimIsBusyUntilItsTaskIsIntegratedOrDone() {
        claimed().derives(new Busy("w1", "T1"));
        claimed().with(new Integrated("T1", "b", "h", "o", minutes(1))).derivesNo(Busy.class);
        claimed()
                .with(new Task("T1", TaskKind.PRIMARY, TaskStatus.DONE, 1, "", "", true))
                .derivesNo(Busy.class);
        claimed()
                .with(new Task("T1", TaskKind.PRIMARY, TaskStatus.HELD, 1, "", "", true))
                .derives(new Busy("w1", "T1"));
    }

    @Test
    void aWorkerAtItsPromptInACleanWorktreeIsIdle() {
        idle("w1").derives(new Idle("w1"));
    }

    @Test
    void aWorkerThatIsBusyActiveUncleanHeldOrNotAbleIsNotIdle() {
        claimed().derivesNo(Idle.class);
        idle("w1").with(turn("w1", Turn.ACTIVE)).derivesNo(Idle.class);
        idle("w1").with(new Workspace("w1", "b", "h", false, 0, 0, minutes(1))).derivesNo(Idle.class);
        idle("w1").without(Workspace.class).derivesNo(Idle.class);
        idle("w1").with(new Hold("w1", "ann", "mine", minutes(1))).derivesNo(Idle.class);
        idle("w1").with(gone("w1", minutes(1))).derivesNo(Idle.class);
    }

    @Test
    void aWorkerThatBeganATaskIsNotIdle() {
        idle("w1")
                .with(task("T1"), new WorkerReport("w1", "T1", 1, "", "", "", minutes(1)))
                .derives(new Begun("T1", "w1"))
                .derivesNo(Idle.class);
    }

    @Test
    void aWorkerIsFinishingWhileItsCompletionClaimStands() {
        ScenarioBoard scene = claimed().with(new CompletionClaim("T1", "w1", "b", "h1", minutes(1)));
        Finishing finishing = new Finishing("w1", "T1", "b", "h1");
        scene.derives(finishing);
        scene.with(new CheckResult("T1", "h1", CheckStatus.FAILED, "s", "", minutes(1)))
                .derivesNo(Finishing.class);
        scene.with(new CheckResult("T1", "h0", CheckStatus.FAILED, "s", "", minutes(1)))
                .derives(finishing);
        scene.with(new ReturnedWork("w1", "T1", "h1", "checks/s", 1, minutes(0)))
                .derivesNo(Finishing.class);
        scene.with(new ReturnedWork("w1", "T1", "h0", "checks/s", 1, minutes(0)))
                .derives(finishing);
        scene.with(new ReturnedWork("w1", "T1", "h1", "untidy", 1, minutes(0))).derives(finishing);
        scene.with(new Integrated("T1", "b", "h1", "o", minutes(1))).derivesNo(Finishing.class);
        scene.with(new CompletionClaim("T1", "w2", "b", "h1", minutes(1))).derivesNo(Finishing.class);
    }

    @Test
    void anIdleWorkerIsACandidateWithTheNumberOfItsTasks() {
        idle("w1").derives(new Candidate("w1", 0, 0));
        claimed().with(new Integrated("T1", "b", "h", "o", minutes(1))).derives(new Candidate("w1", 0, 1));
        claimed().derivesNo(Candidate.class);
    }

    @Test
    void aFinishingWorkerIsACandidateUntilATaskIsReservedForIt() {
        ScenarioBoard scene = claimed().with(new CompletionClaim("T1", "w1", "b", "h1", minutes(1)), task("T2"));
        scene.derives(new Candidate("w1", 5, 1));
        scene.with(new Reservation("T2", "w1", minutes(1))).derivesNo(Candidate.class);
        scene.with(new Reservation("T9", "w1", minutes(1))).derives(new Candidate("w1", 5, 1));
        scene.with(new Hold("w1", "ann", "mine", minutes(1))).derivesNo(Candidate.class);
    }
}
