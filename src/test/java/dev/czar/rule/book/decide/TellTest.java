package dev.czar.rule.book.decide;

import static dev.czar.rule.book.Scene.gone;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.session;
import static dev.czar.rule.book.Scene.task;
import static dev.czar.rule.book.Scene.turn;
import static dev.czar.rule.book.Scene.worker;

import dev.czar.decision.Tell;
import dev.czar.fact.ActionFailed;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Claim;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Conflict;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Dependency;
import dev.czar.fact.Hold;
import dev.czar.fact.Integrated;
import dev.czar.fact.Task;
import dev.czar.fact.TaskKind;
import dev.czar.fact.TaskStatus;
import dev.czar.fact.Told;
import dev.czar.fact.Topic;
import dev.czar.fact.Turn;
import dev.czar.fact.WorkerReport;
import dev.czar.rule.book.Scene;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TellTest {
    private static Scene working() {
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

    private static Scene both() {
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
        Scene scene = both().with(new WorkerReport("w2", "T1", 1, "", "", "", minutes(1)));
        scene.decides(new Tell("w2", Topic.DUPLICATE, "T1", "T1/w1", "w1"));
        scene.with(new Told("w2", Topic.DUPLICATE, "T1/w1", minutes(1))).decides();
        scene.with(failed(ActionKind.TELL, "TELL/w2/DUPLICATE/T1/w1/1", minutes(1)))
                .decides(new Tell("w2", Topic.DUPLICATE, "T1", "T1/w1", "w1", 2));
        scene.with(turn("w2", Turn.BLOCKED)).vetoes(new Tell("w2", Topic.DUPLICATE, "T1", "T1/w1", "w1"));
    }

    @Test
    void aWaitingWorkerIsToldOnceThatItsRequirementIsMet() {
        Scene scene = working()
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
        Scene scene = both().with(new Conflict(
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
