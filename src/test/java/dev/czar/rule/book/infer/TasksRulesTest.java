package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.DependencyCycle;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskReadiness.Met;
import dev.czar.fact.TaskReadiness.Open;
import dev.czar.fact.TaskReadiness.Ready;
import dev.czar.fact.TaskReadiness.Unmet;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.rule.book.ScenarioBoard;
import java.util.List;
import org.junit.jupiter.api.Test;

class TasksRulesTest {
    private static Task task(String id, TaskKind kind, TaskStatus status, boolean briefed) {
        return new Task(id, kind, status, 4, "w7", "code", briefed);
    }

    private static Task primary(TaskStatus status) {
        return task("T1", TaskKind.PRIMARY, status, true);
    }

    private static final Ready READY = new Ready("T1", "w7", "code", TaskKind.PRIMARY, 4);

    @Test
    void aTaskIsMetWhenIntegratedOrDone() {
        ScenarioBoard.of(primary(TaskStatus.DONE), new Integrated("T2", "b", "h", "o", minutes(1)))
                .derives(new Met("T1"), new Met("T2"));
        ScenarioBoard.of(primary(TaskStatus.HELD)).derivesNo(Met.class);
    }

    @Test
    void aRequirementIsUnmetUntilItIsMet() {
        ScenarioBoard scene = ScenarioBoard.of(new Dependency("T1", "T0"));
        scene.derives(new Unmet("T1", "T0"));
        scene.with(new Integrated("T0", "b", "h", "o", minutes(1))).derivesNo(Unmet.class);
        scene.with(task("T0", TaskKind.PRIMARY, TaskStatus.DONE, true)).derivesNo(Unmet.class);
    }

    @Test
    void tasksInARingAreUnmetUntilOneOfThemIsMet() {
        ScenarioBoard scene = ScenarioBoard.of(
                primary(TaskStatus.PENDING),
                task("T2", TaskKind.PRIMARY, TaskStatus.PENDING, true),
                task("T3", TaskKind.PRIMARY, TaskStatus.PENDING, true),
                new DependencyCycle(List.of("T1", "T2")));
        scene.derives(new Unmet("T1", "T1 -> T2 -> T1"), new Unmet("T2", "T1 -> T2 -> T1"))
                .derives(new Ready("T3", "w7", "code", TaskKind.PRIMARY, 4));
        scene.with(task("T2", TaskKind.PRIMARY, TaskStatus.DONE, true)).derivesNo(Unmet.class);
    }

    @Test
    void aTaskIsOpenUnlessHeldDoneOrIntegrated() {
        ScenarioBoard.of(primary(TaskStatus.PENDING)).derives(new Open("T1", TaskKind.PRIMARY));
        ScenarioBoard.of(primary(TaskStatus.IN_PROGRESS)).derives(new Open("T1", TaskKind.PRIMARY));
        ScenarioBoard.of(primary(TaskStatus.HELD)).derivesNo(Open.class);
        ScenarioBoard.of(primary(TaskStatus.DONE)).derivesNo(Open.class);
        ScenarioBoard.of(primary(TaskStatus.PENDING), new Integrated("T1", "b", "h", "o", minutes(1)))
                .derivesNo(Open.class);
    }

    @Test
    void anOpenTaskWithNothingInItsWayIsReady() {
        ScenarioBoard.of(primary(TaskStatus.PENDING)).derives(READY);
        ScenarioBoard.of(primary(TaskStatus.IN_PROGRESS)).derives(READY);
    }

    @Test
    void aTaskHeldDoneUnbriefedClaimedOrWaitingIsNotReady() {
        ScenarioBoard.of(primary(TaskStatus.HELD)).derivesNo(Ready.class);
        ScenarioBoard.of(primary(TaskStatus.DONE)).derivesNo(Ready.class);
        ScenarioBoard.of(task("T1", TaskKind.PRIMARY, TaskStatus.PENDING, false))
                .derivesNo(Ready.class);
        ScenarioBoard scene = ScenarioBoard.of(primary(TaskStatus.PENDING));
        scene.with(new Claim("T1", "w1", minutes(1))).derivesNo(Ready.class);
        scene.with(new Dependency("T1", "T0")).derivesNo(Ready.class);
        scene.with(new Integrated("T1", "b", "h", "o", minutes(1))).derivesNo(Ready.class);
    }

    @Test
    void aTaskThatAWorkerBeganIsNotReady() {
        idle("w7")
                .with(primary(TaskStatus.PENDING), new WorkerReport("w7", "T1", 1, "", "", "", minutes(1)))
                .derivesNo(Ready.class);
    }

    @Test
    void aBonusTaskIsReadyWhilePrimaryWorkIsOpen() {
        ScenarioBoard scene = ScenarioBoard.of(task("B1", TaskKind.BONUS, TaskStatus.PENDING, true));
        Ready bonus = new Ready("B1", "w7", "code", TaskKind.BONUS, 4);
        scene.derivesNo(Ready.class);
        scene.with(primary(TaskStatus.PENDING)).derives(READY, bonus);
        scene.with(primary(TaskStatus.HELD)).derivesNo(Ready.class);
        ScenarioBoard open = scene.with(primary(TaskStatus.PENDING));
        open.with(new Integrated("T1", "b", "h", "o", minutes(1))).derivesNo(Ready.class);
        open.with(new Claim("B1", "w1", minutes(1))).derives(READY);
        open.with(new Dependency("B1", "T1")).derives(READY);
        open.with(task("B1", TaskKind.BONUS, TaskStatus.PENDING, false)).derives(READY);
    }
}
