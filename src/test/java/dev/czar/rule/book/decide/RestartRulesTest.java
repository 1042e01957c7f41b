package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.silent;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.decision.Message.Nudge;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Health.Stuck;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Sign;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProcess;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class RestartRulesTest {
    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(9)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(9)),
                        turn("w1", Turn.ACTIVE));
    }

    @Test
    void aCrashedWorkerIsRestarted() {
        idle("w1").with(gone("w1", minutes(1))).decides(new RestartWorker("w1", "crash/0", 1));
        idle("w1")
                .with(gone("w1", minutes(1)), new Restarted("w1", "x", 1, hours(1)))
                .decides(new RestartWorker("w1", "crash/1", 2));
    }

    @Test
    void aWorkerWithOnlyOneSignOfDeathIsNotRestarted() {
        idle("w1")
                .with(new WorkerProcess("w1", Sign.GONE, Sign.PRESENT, 9, minutes(1)))
                .decides();
        idle("w1")
                .with(new WorkerProcess("w1", Sign.GONE, Sign.UNKNOWN, 9, minutes(1)))
                .decides();
        idle("w1")
                .with(new WorkerProcess("w1", Sign.GONE, Sign.GONE, 1, minutes(1)))
                .decides();
    }

    @Test
    void aRestartThatFailedIsTriedAgain() {
        idle("w1")
                .with(gone("w1", minutes(5)))
                .with(new ActionFailed(
                        ActionKind.RESTART_WORKER, "w1", "RESTART_WORKER/w1/1", "no terminal", minutes(1)))
                .decides(new RestartWorker("w1", "crash/0", 2));
    }

    @Test
    void aStuckWorkerThatHelpDidNotMoveIsRestarted() {
        Nudged nudge = new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, minutes(40));
        ScenarioBoard scene = working().with(nudge, silent("w1", minutes(15)));
        scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.OFFER_HELP, minutes(15)))
                .decides(new RestartWorker("w1", "T1@3/0", 1));
        scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.OFFER_HELP, minutes(15).minusMillis(1)))
                .decides();
        scene.with(new Nudged("w1", "T1@2/0", NudgeLevel.OFFER_HELP, minutes(15)))
                .decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.OFFER_HELP));
    }

    @Test
    void aStuckWorkerIsRestartedOncePerEpisode() {
        ScenarioBoard scene = working()
                .with(
                        new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, hours(2)),
                        new Nudged("w1", "T1@3/0", NudgeLevel.OFFER_HELP, hours(2)),
                        silent("w1", minutes(20)));
        scene.with(
                        new Restarted("w1", "T1@3/0", 1, minutes(25)),
                        new Delivery("T1", "w1", 2, DeliveryStep.ACKNOWLEDGED, minutes(24)))
                .derives(new Stuck("w1", "T1", "T1@3/0"))
                .decides();
        scene.with(
                        new Restarted("w1", "T1@2/0", 1, hours(7)),
                        new Delivery("T1", "w1", 2, DeliveryStep.ACKNOWLEDGED, hours(6)))
                .decides(new RestartWorker("w1", "T1@3/0", 2));
    }

    @Test
    void aHeldWorkerIsNotRestarted() {
        idle("w1")
                .with(gone("w1", minutes(1)), new Hold("w1", "ann", "mine", minutes(1)))
                .vetoes(new RestartWorker("w1", "crash/0", 1))
                .decides();
    }
}
