package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.WorkerTurn;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class AlertWorkersRulesTest {
    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(9)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(9)),
                        turn("w1", Turn.ACTIVE));
    }

    @Test
    void aBlockedWorkerNeedsAHuman() {
        working()
                .with(new WorkerTurn("w1", Turn.BLOCKED, "Allow?", minutes(1)))
                .decides(new AlertHuman("w1", "dialog/0", "w1 waits for an answer: Allow?"));
    }

    @Test
    void aLostLoginNeedsAHumanAndARateLimitDoesNot() {
        AlertHuman alert = new AlertHuman("w1", "login/0", "w1 is not logged in any more");
        idle("w1")
                .with(new WorkerResource("w1", Resource.AUTH_LOST, minutes(0)))
                .decides(alert);
        idle("w1")
                .with(new WorkerResource("w1", Resource.RATE_LIMITED, minutes(0)))
                .decides();
        idle("w1")
                .with(new WorkerResource("w1", Resource.AUTH_LOST, minutes(0)), new Alerted("w1", "login/0", hours(1)))
                .vetoes(alert)
                .decides();
        idle("w1")
                .with(new WorkerResource("w1", Resource.AUTH_LOST, minutes(0)), new Restarted("w1", "e", 1, hours(1)))
                .decides(new AlertHuman("w1", "login/1", "w1 is not logged in any more"));
    }

    @Test
    void aWorkerOutOfRestartsNeedsAHuman() {
        ScenarioBoard scene = idle("w1").with(gone("w1", minutes(1)), new Restarted("w1", "e", 1, hours(3)));
        RestartWorker third = new RestartWorker("w1", "crash/2", 3);
        scene.with(new Restarted("w1", "f", 2, hours(6).minusMillis(1)))
                .vetoes(third)
                .decides(new AlertHuman("w1", "crash/2", "w1 crashed again after 2 restarts"));
        scene.with(new Restarted("w1", "f", 2, hours(6))).decides(third);
    }

    @Test
    void aMassDeathNeedsAHuman() {
        idle("w1", "w2", "w3")
                .with(gone("w1", seconds(1)), gone("w2", seconds(1)), gone("w3", seconds(1)))
                .decides(new AlertHuman("workers", "mass death/0", "3 workers are dead; restarts have stopped"));
    }

    @Test
    void aWorkerUnseenForLongNeedsAHuman() {
        ScenarioBoard scene = idle("w1")
                .with(
                        new WorkerProcess("w1", Sign.UNKNOWN, Sign.UNKNOWN, 9, hours(1)),
                        new WorkerTurn("w1", Turn.UNKNOWN, "none", hours(1)));
        scene.decides(new AlertHuman("w1", "unseen/0", "w1 cannot be seen"));
        scene.with(new WorkerProcess("w1", Sign.UNKNOWN, Sign.UNKNOWN, 9, hours(1).minusMillis(1)))
                .decides();
        scene.with(new WorkerTurn("w1", Turn.UNKNOWN, "none", hours(1).minusMillis(1)))
                .decides();
        ScenarioBoard blind = scene.without(WorkerProcess.class).without(WorkerTurn.class);
        blind.with(new Started("w1", hours(1))).decides(new AlertHuman("w1", "unseen/0", "w1 cannot be seen"));
        blind.with(new Started("w1", hours(1).minusMillis(1))).decides();
    }

    @Test
    void aWorkerThatARestartDidNotMoveNeedsAHuman() {
        ScenarioBoard scene = working().with(new Delivery("T1", "w1", 2, DeliveryStep.ACKNOWLEDGED, minutes(9)));
        scene.with(new Restarted("w1", "T1@3/0", 1, minutes(30)))
                .decides(new AlertHuman("w1", "T1@3/0", "w1 makes no progress on T1, even after a restart"));
        scene.with(new Restarted("w1", "T1@3/0", 1, minutes(30).minusMillis(1))).decides();
        scene.with(new Restarted("w1", "T1@2/0", 1, minutes(30))).decides();
    }

    @Test
    void aFreeWorkerWithUncommittedChangesNeedsAHuman() {
        Workspace dirty = new Workspace("w1", "b", "h1", false, 0, 0, minutes(1));
        ScenarioBoard scene = idle("w1").with(dirty, new WorkerTurn("w1", Turn.IDLE, "hook", hours(1)));
        scene.decides(new AlertHuman("w1", "uncommitted/h1", "w1 is free, and its worktree holds uncommitted changes"));
        scene.with(new WorkerTurn("w1", Turn.IDLE, "hook", hours(1).minusMillis(1)))
                .decides();
        scene.with(new WorkerTurn("w1", Turn.ACTIVE, "hook", hours(1))).decides();
        scene.with(
                        task("T1"),
                        new Claim("T1", "w1", hours(1)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(1)))
                .decides();
    }
}
