package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.silent;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.Told;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerCondition.Silent;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class SilenceRulesTest {
    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(9)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(9)),
                        turn("w1", Turn.ACTIVE));
    }

    @Test
    void aWorkerAtTheSlowLimitIsSilentAndJustBeforeItIsNot() {
        working().with(silent("w1", hours(1))).derives(new Silent("w1", "T1", "T1@3/0", false));
        working().with(silent("w1", hours(1).minusMillis(1))).derivesNo(Silent.class);
    }

    @Test
    void aWorkerAtTheStuckLimitIsSilentToThePointOfStuck() {
        Silent slow = new Silent("w1", "T1", "T1@3/0", false);
        working().with(silent("w1", hours(2))).derives(slow, new Silent("w1", "T1", "T1@3/0", true));
        working().with(silent("w1", hours(2).minusMillis(1))).derives(slow);
    }

    @Test
    void aCommitAReportOrOutputEndsTheSilence() {
        working()
                .with(new WorkerProgress("w1", 3, hours(9), minutes(1), hours(9)))
                .derivesNo(Silent.class);
        working()
                .with(new WorkerProgress("w1", 3, hours(9), hours(9), minutes(1)))
                .derivesNo(Silent.class);
        working()
                .with(new WorkerProgress("w1", 3, minutes(1), hours(9), hours(9)))
                .derivesNo(Silent.class);
    }

    @Test
    void aWorkerPromptedSinceIsNotSilent() {
        ScenarioBoard scene = working().with(silent("w1", hours(9)));
        scene.with(new Told("w1", Topic.CONFLICT, "e", hours(1).minusMillis(1))).derivesNo(Silent.class);
        scene.with(new Told("w1", Topic.CONFLICT, "e", hours(1))).derives(new Silent("w1", "T1", "T1@3/0", false));
        scene.with(new Told("w1", Topic.CONFLICT, "e", hours(2)))
                .derives(new Silent("w1", "T1", "T1@3/0", false), new Silent("w1", "T1", "T1@3/0", true));
    }

    @Test
    void aNudgedWorkerIsStuckAfterTheTimeOfTheNudge() {
        ScenarioBoard scene = working().with(new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, minutes(16)));
        scene.with(silent("w1", minutes(15))).derives(new Silent("w1", "T1", "T1@3/0", true));
        scene.with(silent("w1", minutes(15).minusMillis(1))).derivesNo(Silent.class);
        scene.with(silent("w1", minutes(15)), new Told("w1", Topic.CONFLICT, "e", minutes(14)))
                .derivesNo(Silent.class);
    }

    @Test
    void onlyANudgeInThisEpisodeShortensThePatience() {
        ScenarioBoard scene = working().with(silent("w1", minutes(50)));
        scene.with(new Nudged("w1", "T0@3/0", NudgeLevel.NUDGE, minutes(50))).derivesNo(Silent.class);
        scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.ASK_STATUS, minutes(50)))
                .derivesNo(Silent.class);
    }

    @Test
    void aWorkerWithNothingInHandIsNeverSilent() {
        idle("w1").with(silent("w1", hours(99))).derivesNo(Silent.class);
    }
}
