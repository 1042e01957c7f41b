package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.session;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.decision.Message.Tell;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Conflict;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.Told;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellRulesTest {
    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(9)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(9)),
                        turn("w1", Turn.ACTIVE));
    }

    private static ActionFailed failed(ActionKind kind, String decision, Duration ago) {
        return new ActionFailed(kind, "lane", decision, "boom", ago);
    }

    private static ScenarioBoard both() {
        return working()
                .with(worker("w2"))
                .with(session("w2"))
                .with(
                        task("T2"),
                        new Claim("T2", "w2", hours(9)),
                        new Delivery("T2", "w2", 1, DeliveryStep.ACKNOWLEDGED, hours(9)));
    }

    @Test
    void aWorkerOnAnothersTaskIsToldOnce() {
        ScenarioBoard scene = both().with(new WorkerReport("w2", "T1", 1, "", "", "", minutes(1)));
        scene.decides(new Tell("w2", Topic.DUPLICATE, "T1", "T1/w1", "w1"));
        scene.with(new Told("w2", Topic.DUPLICATE, "T1/w1", minutes(1))).decides();
        scene.with(failed(ActionKind.TELL, "TELL/w2/DUPLICATE/T1/w1/1", minutes(1)))
                .decides(new Tell("w2", Topic.DUPLICATE, "T1", "T1/w1", "w1", 2));
        scene.with(turn("w2", Turn.BLOCKED)).vetoes(new Tell("w2", Topic.DUPLICATE, "T1", "T1/w1", "w1"));
    }

    @Test
    void aWaitingWorkerIsToldOnceThatItsRequirementIsMet() {
        ScenarioBoard scene = working()
                .with(task("T0"), new Dependency("T1", "T0"), new Claim("T0", "w9", hours(9)))
                .with(new Integrated("T0", "b", "h", "o", minutes(1)));
        Tell cleared = new Tell("w1", Topic.CLEARED, "T1", "T1/T0", "T0");
        scene.decides(cleared);
        scene.without(Integrated.class)
                .with(new Task("T0", TaskKind.PRIMARY, TaskStatus.HELD, 1, "", "", true))
                .without(Claim.class, "T0")
                .decides();
        scene.with(new Told("w1", Topic.CLEARED, "T1/T0", minutes(1))).decides();
        scene.with(failed(ActionKind.TELL, "TELL/w1/CLEARED/T1/T0/1", minutes(1)))
                .decides(new Tell("w1", Topic.CLEARED, "T1", "T1/T0", "T0", 2));
        scene.with(gone("w1", minutes(1))).vetoes(cleared);
    }

    @Test
    void bothSidesAreToldOfAConflictOnce() {
        ScenarioBoard scene = both().with(new Conflict(
                "w1",
                "w2",
                List.of("contents"),
                List.of("a.txt", "b.txt"),
                List.of("a.txt", "b.txt"),
                List.of("a.txt", "b.txt"),
                false,
                "s1",
                minutes(1)));
        Tell one = new Tell("w1", Topic.YIELD, "T1", "s1", "w2: a.txt, b.txt");
        Tell other = new Tell("w2", Topic.CONFLICT, "T2", "s1", "w1: a.txt, b.txt");
        scene.decides(one, other);
        scene.with(new Told("w1", Topic.CONFLICT, "s1", minutes(1))).decides(other);
        scene.with(new Told("w2", Topic.CONFLICT, "s1", minutes(1))).decides(one);
        scene.with(new Told("w1", Topic.CONFLICT, "s0", minutes(1))).decides(one, other);
        scene.with(failed(ActionKind.TELL, "TELL/w1/YIELD/s1/1", minutes(1)))
                .with(failed(ActionKind.TELL, "TELL/w2/CONFLICT/s1/1", minutes(1)))
                .decides(
                        new Tell("w1", Topic.YIELD, "T1", "s1", "w2: a.txt, b.txt", 2),
                        new Tell("w2", Topic.CONFLICT, "T2", "s1", "w1: a.txt, b.txt", 2));
        scene.with(new Hold("w1", "ann", "mine", minutes(1))).vetoes(one).decides(other);
    }

    @Test
    void aWorkerWithoutATaskIsNotToldOfAConflict() {
        idle("w1", "w2")
                .with(new Conflict(
                        "w1",
                        "w2",
                        List.of("contents"),
                        List.of("a.txt"),
                        List.of("a.txt"),
                        List.of("a.txt"),
                        false,
                        "s1",
                        minutes(1)))
                .decides();
    }

    @Test
    void aWorkerWithTwoTasksIsToldOfAConflictOnce() {
        both().with(new Claim("T9", "w1", hours(1)), new Claim("T8", "w2", hours(1)))
                .with(
                        new CompletionClaim("T9", "w1", "b9", "h9", minutes(1)),
                        new CompletionClaim("T8", "w2", "b8", "h8", minutes(1)))
                .with(new Conflict(
                        "w1",
                        "w2",
                        List.of("contents"),
                        List.of("a.txt"),
                        List.of("a.txt"),
                        List.of("a.txt"),
                        false,
                        "s1",
                        minutes(1)))
                .decidesAmongOthers(
                        new Tell("w1", Topic.YIELD, "T1", "s1", "w2: a.txt"),
                        new Tell("w2", Topic.CONFLICT, "T2", "s1", "w1: a.txt"));
    }
}
