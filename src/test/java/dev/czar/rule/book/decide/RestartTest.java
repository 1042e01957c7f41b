package dev.czar.rule.book.decide;

import static dev.czar.rule.book.Scene.gone;
import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.silent;
import static dev.czar.rule.book.Scene.task;
import static dev.czar.rule.book.Scene.turn;

import dev.czar.decision.Nudge;
import dev.czar.decision.RestartWorker;
import dev.czar.fact.ActionFailed;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Claim;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Hold;
import dev.czar.fact.NudgeLevel;
import dev.czar.fact.Nudged;
import dev.czar.fact.Restarted;
import dev.czar.fact.Sign;
import dev.czar.fact.Stuck;
import dev.czar.fact.Turn;
import dev.czar.fact.WorkerProcess;
import dev.czar.rule.book.Scene;
import org.junit.jupiter.api.Test;

class RestartTest {
    private static Scene working() {
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
        Scene scene = working().with(nudge, silent("w1", minutes(15)));
        scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.OFFER_HELP, minutes(15)))
                .decides(new RestartWorker("w1", "T1@3/0", 1));
        scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.OFFER_HELP, minutes(15).minusMillis(1)))
                .decides();
        scene.with(new Nudged("w1", "T1@2/0", NudgeLevel.OFFER_HELP, minutes(15)))
                .decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.OFFER_HELP));
    }

    @Test
    void aStuckWorkerIsRestartedOncePerEpisode() {
        Scene scene = working()
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
