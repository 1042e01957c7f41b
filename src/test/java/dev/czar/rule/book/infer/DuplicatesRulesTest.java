package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.fact.Memory.Started;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkInProgress.Begun;
import dev.czar.fact.WorkInProgress.Cleared;
import dev.czar.fact.WorkInProgress.Duplicate;
import dev.czar.fact.WorkerCondition.Reporting;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DuplicatesRulesTest {
    private static WorkerReport report(String worker, String task, Duration age) {
        return new WorkerReport(worker, task, 10, "", "", "", age);
    }

    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(3)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(3)));
    }

    @Test
    void aWorkerReportsOnATaskWhileItsSessionLives() {
        ScenarioBoard scene = idle("w1").with(report("w1", "T1", hours(1)));
        scene.derives(new Reporting("w1", "T1", hours(1)));
        scene.with(gone("w1", minutes(1))).derivesNo(Reporting.class);
        scene.with(new Started("w1", hours(1))).derivesNo(Reporting.class);
        scene.with(new Started("w1", hours(1).plusMillis(1))).derives(new Reporting("w1", "T1", hours(1)));
        scene.with(report("w1", "", hours(1))).derivesNo(Reporting.class);
    }

    @Test
    void aReportIsOutdatedByTheDeliveryOfAnotherTask() {
        ScenarioBoard scene = idle("w1").with(report("w1", "T1", hours(1)));
        scene.with(new Delivery("T2", "w1", 1, DeliveryStep.PICKED_UP, minutes(59)))
                .derivesNo(Reporting.class);
        scene.with(new Delivery("T2", "w1", 1, DeliveryStep.PICKED_UP, hours(1)))
                .derives(new Reporting("w1", "T1", hours(1)));
        scene.with(new Delivery("T1", "w1", 1, DeliveryStep.PICKED_UP, minutes(59)))
                .derives(new Reporting("w1", "T1", hours(1)));
    }

    @Test
    void aFreeWorkerThatReportsOnAnUnclaimedTaskHasBegunIt() {
        ScenarioBoard scene = idle("w1").with(task("T1"), report("w1", "T1", minutes(1)));
        scene.derives(new Begun("T1", "w1"));
        scene.with(new Claim("T1", "w2", minutes(1))).derivesNo(Begun.class);
        scene.with(new Claim("T9", "w1", minutes(1))).derivesNo(Begun.class);
        scene.with(new Integrated("T1", "b", "h", "o", minutes(1))).derivesNo(Begun.class);
        scene.without(Task.class).derivesNo(Begun.class);
    }

    @Test
    void aTaskForAnotherWorkerIsNotBegun() {
        ScenarioBoard scene = idle("w1").with(report("w1", "T1", minutes(1)));
        scene.with(new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "w2", "", true))
                .derivesNo(Begun.class);
        scene.with(new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "w1", "", true))
                .derives(new Begun("T1", "w1"));
    }

    @Test
    void ofTwoReportersTheFirstHasBegunAndAtOnceTheFirstByName() {
        ScenarioBoard scene = idle("w1", "w2").with(task("T1"), report("w1", "T1", minutes(1)));
        scene.with(report("w2", "T1", minutes(2))).derives(new Begun("T1", "w2"));
        scene.with(report("w2", "T1", minutes(1))).derives(new Begun("T1", "w1"));
    }

    @Test
    void aWorkerOnATaskThatAnotherHasIsADuplicate() {
        ScenarioBoard scene =
                idle("w1", "w2").with(task("T1"), new Claim("T1", "w1", hours(3)), report("w2", "T1", minutes(1)));
        scene.derives(new Duplicate("T1", "w2", "w1"));
        scene.with(new Integrated("T1", "b", "h", "o", minutes(1))).derivesNo(Duplicate.class);
        scene.with(new Claim("T1", "w2", hours(3))).derivesNo(Duplicate.class);
        scene.with(gone("w2", minutes(1))).derivesNo(Duplicate.class);
    }

    @Test
    void aRequirementIntegratedAfterTheClaimClears() {
        ScenarioBoard scene = working().with(new Dependency("T1", "T0"));
        scene.derivesNo(Cleared.class);
        scene.with(new Integrated("T0", "b", "h", "o", hours(3).minusMillis(1))).derives(new Cleared("w1", "T1", "T0"));
        scene.with(new Integrated("T0", "b", "h", "o", hours(3))).derivesNo(Cleared.class);
    }

    @Test
    void whatAWorkerSaidItWaitsForClearsItWhenMet() {
        ScenarioBoard scene = working().with(new WorkerReport("w1", "T1", 1, "", "T0", "", minutes(1)));
        scene.derivesNo(Cleared.class);
        scene.with(new Integrated("T0", "b", "h", "o", hours(9))).derives(new Cleared("w1", "T1", "T0"));
        scene.with(new Task("T0", TaskKind.PRIMARY, TaskStatus.DONE, 1, "", "", true))
                .derives(new Cleared("w1", "T1", "T0"));
        scene.with(new Integrated("T0", "b", "h", "o", hours(9)), new Claim("T1", "w2", hours(1)))
                .derivesNo(Cleared.class);
    }

    @Test
    void aFinishingWorkerIsNotCleared() {
        working()
                .with(
                        new Dependency("T1", "T0"),
                        new Integrated("T0", "b", "h", "o", hours(1)),
                        new WorkerReport("w1", "T1", 1, "", "T0", "", minutes(1)),
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(1)))
                .derivesNo(Cleared.class);
    }
}
