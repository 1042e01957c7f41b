package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Reservation;
import dev.czar.fact.TaskMatching.Offered;
import dev.czar.fact.TaskMatching.Reserved;
import dev.czar.fact.TaskMatching.Suits;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class FitRulesTest {
    private static Task task(String id, String assignee, String skill) {
        return new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, assignee, skill, true);
    }

    private static ScenarioBoard finishing(ScenarioBoard scene, String worker) {
        return scene.with(
                task("T0", "", ""),
                new Claim("T0", worker, hours(1)),
                new CompletionClaim("T0", worker, "b", "h1", minutes(1)));
    }

    private static Suits suits(String worker, int fit, int load) {
        return new Suits("T1", worker, "0/00001/T1/%d/%05d/%s".formatted(fit, load, worker));
    }

    @Test
    void aReservationHoldsForAnIdleOrFinishingWorker() {
        ScenarioBoard scene = idle("w1").with(task("T1", "", ""), new Reservation("T1", "w1", minutes(1)));
        scene.derives(new Reserved("T1", "w1"));
        finishing(scene, "w1").derives(new Reserved("T1", "w1"));
        scene.with(turn("w1", Turn.ACTIVE)).derivesNo(Reserved.class);
        scene.with(new Claim("T1", "w2", minutes(1))).derivesNo(Reserved.class);
        finishing(scene, "w1").with(new Claim("T1", "w2", minutes(1))).derivesNo(Reserved.class);
    }

    @Test
    void aReservedTaskSuitsItsWorkerBestAndNoOther() {
        ScenarioBoard scene = idle("w1", "w2").with(task("T1", "", ""), new Reservation("T1", "w2", minutes(1)));
        scene.derives(suits("w2", 0, 0));
        scene.without(Reservation.class).derives(suits("w1", 1, 0), suits("w2", 1, 0));
    }

    @Test
    void anyTaskSuitsEachIdleWorker() {
        idle("w1", "w2").with(task("T1", "", "")).derives(suits("w1", 1, 0), suits("w2", 1, 0));
    }

    @Test
    void aTaskSuitsOnlyItsAssignee() {
        idle("w1", "w2").with(task("T1", "w2", "")).derives(suits("w2", 1, 0));
        idle("w1", "w2").with(task("T1", "w2", "code")).derives(suits("w2", 2, 0));
        idle("w1", "w2").with(task("T1", "w9", "")).derivesNo(Suits.class);
    }

    @Test
    void aWorkerWithTheSkillFitsBetter() {
        idle("w1", "w2")
                .with(worker("w2", "docs", "code"), task("T1", "", "code"))
                .derives(suits("w1", 2, 0), suits("w2", 1, 0));
    }

    @Test
    void aFinishingWorkerFitsAfterAnIdleOne() {
        finishing(idle("w1", "w2"), "w1").with(task("T1", "", "")).derives(suits("w1", 6, 1), suits("w2", 1, 0));
    }

    @Test
    void aReservedTaskOfAFinishingWorkerSuitsNobodyElse() {
        finishing(idle("w1", "w2"), "w1")
                .with(task("T1", "", ""), new Reservation("T1", "w1", minutes(1)))
                .derivesNo(Suits.class);
    }

    @Test
    void noTaskSuitsAWorkerThatIsNotACandidate() {
        idle("w1").with(turn("w1", Turn.ACTIVE), task("T1", "", "")).derivesNo(Suits.class);
    }

    @Test
    void ofTasksAlikeOnlyTheMostUrgentSuitsAnybody() {
        idle("w1")
                .with(worker("w1", "code"), task("T1", "", ""), task("T2", "", ""), task("T3", "", "code"))
                .derives(
                        new Offered("T1", "", "", "0/00001/T1"),
                        new Offered("T2", "", "", "0/00001/T2"),
                        new Offered("T3", "", "code", "0/00001/T3"))
                .derives(suits("w1", 1, 0), new Suits("T3", "w1", "0/00001/T3/1/00000/w1"))
                .decides(new ClaimTask("w1", "T1"));
    }
}
