package dev.czar.rule.book.infer;

import static dev.czar.rule.book.Scene.gone;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.task;

import dev.czar.fact.Begun;
import dev.czar.fact.Claim;
import dev.czar.fact.Cleared;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Dependency;
import dev.czar.fact.Duplicate;
import dev.czar.fact.Integrated;
import dev.czar.fact.Reporting;
import dev.czar.fact.Started;
import dev.czar.fact.Task;
import dev.czar.fact.TaskKind;
import dev.czar.fact.TaskStatus;
import dev.czar.fact.WorkerReport;
import dev.czar.rule.book.Scene;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DuplicatesTest {
    private static WorkerReport report(String worker, String task, Duration age) {
        return new WorkerReport(worker, task, 10, "", "", "", age);
    }

    private static Scene working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(3)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(3)));
    }

    @Test
    void aWorkerReportsOnATaskWhileItsSessionLives() {
        Scene scene = idle("w1").with(report("w1", "T1", hours(1)));
        scene.derives(new Reporting("w1", "T1", hours(1)));
        scene.with(gone("w1", minutes(1))).derivesNo(Reporting.class);
        scene.with(new Started("w1", hours(1))).derivesNo(Reporting.class);
        scene.with(new Started("w1", hours(1).plusMillis(1))).derives(new Reporting("w1", "T1", hours(1)));
        scene.with(report("w1", "", hours(1))).derivesNo(Reporting.class);
    }

    @Test
    void aReportIsOutdatedByTheDeliveryOfAnotherTask() {
        Scene scene = idle("w1").with(report("w1", "T1", hours(1)));
        scene.with(new Delivery("T2", "w1", 1, DeliveryStep.PICKED_UP, minutes(59)))
                .derivesNo(Reporting.class);
        scene.with(new Delivery("T2", "w1", 1, DeliveryStep.PICKED_UP, hours(1)))
                .derives(new Reporting("w1", "T1", hours(1)));
        scene.with(new Delivery("T1", "w1", 1, DeliveryStep.PICKED_UP, minutes(59)))
                .derives(new Reporting("w1", "T1", hours(1)));
    }

    @Test
    void aFreeWorkerThatReportsOnAnUnclaimedTaskHasBegunIt() {
        Scene scene = idle("w1").with(task("T1"), report("w1", "T1", minutes(1)));
        scene.derives(new Begun("T1", "w1"));
        scene.with(new Claim("T1", "w2", minutes(1))).derivesNo(Begun.class);
        scene.with(new Claim("T9", "w1", minutes(1))).derivesNo(Begun.class);
        scene.with(new Integrated("T1", "b", "h", "o", minutes(1))).derivesNo(Begun.class);
        scene.without(Task.class).derivesNo(Begun.class);
    }

    @Test
    void aTaskForAnotherWorkerIsNotBegun() {
        Scene scene = idle("w1").with(report("w1", "T1", minutes(1)));
        scene.with(new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "w2", "", true))
                .derivesNo(Begun.class);
        scene.with(new Task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, 1, "w1", "", true))
                .derives(new Begun("T1", "w1"));
    }

    @Test
    void ofTwoReportersTheFirstHasBegunAndAtOnceTheFirstByName() {
        Scene scene = idle("w1", "w2").with(task("T1"), report("w1", "T1", minutes(1)));
        scene.with(report("w2", "T1", minutes(2))).derives(new Begun("T1", "w2"));
        scene.with(report("w2", "T1", minutes(1))).derives(new Begun("T1", "w1"));
    }

    @Test
    void aWorkerOnATaskThatAnotherHasIsADuplicate() {
        Scene scene =
                idle("w1", "w2").with(task("T1"), new Claim("T1", "w1", hours(3)), report("w2", "T1", minutes(1)));
        scene.derives(new Duplicate("T1", "w2", "w1"));
        scene.with(new Integrated("T1", "b", "h", "o", minutes(1))).derivesNo(Duplicate.class);
        scene.with(new Claim("T1", "w2", hours(3))).derivesNo(Duplicate.class);
        scene.with(gone("w2", minutes(1))).derivesNo(Duplicate.class);
    }

    @Test
    void aRequirementIntegratedAfterTheClaimClears() {
        Scene scene = working().with(new Dependency("T1", "T0"));
        scene.derivesNo(Cleared.class);
        scene.with(new Integrated("T0", "b", "h", "o", hours(3).minusMillis(1))).derives(new Cleared("w1", "T1", "T0"));
        scene.with(new Integrated("T0", "b", "h", "o", hours(3))).derivesNo(Cleared.class);
    }

    @Test
    void whatAWorkerSaidItWaitsForClearsItWhenMet() {
        Scene scene = working().with(new WorkerReport("w1", "T1", 1, "", "T0", "", minutes(1)));
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
