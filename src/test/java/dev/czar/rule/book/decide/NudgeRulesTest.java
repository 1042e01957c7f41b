package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.silent;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.decision.Message.Nudge;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Order.Hold;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NudgeRulesTest {
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

    @Test
    void aSlowWorkerIsAskedOnce() {
        ScenarioBoard slow = working().with(silent("w1", hours(1)));
        slow.decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.ASK_STATUS));
        slow.with(new Nudged("w1", "T1@3/0", NudgeLevel.ASK_STATUS, minutes(1))).decides();
        slow.with(new Nudged("w1", "T1@2/0", NudgeLevel.ASK_STATUS, minutes(1)))
                .decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.ASK_STATUS));
        working().with(silent("w1", hours(1).minusMillis(1))).decides();
    }

    @Test
    void aStuckWorkerIsNudgedOnce() {
        ScenarioBoard stuck = working().with(silent("w1", hours(2)));
        stuck.decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.NUDGE));
        stuck.with(new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, minutes(1))).decides();
    }

    @Test
    void aStuckWorkerThatANudgeDidNotMoveIsOfferedHelpOnce() {
        ScenarioBoard stuck = working().with(silent("w1", hours(2)));
        stuck.with(new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, minutes(15)))
                .decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.OFFER_HELP));
        stuck.with(new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, minutes(15).minusMillis(1)))
                .decides();
        stuck.with(
                        new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, minutes(16)),
                        new Nudged("w1", "T1@3/0", NudgeLevel.OFFER_HELP, minutes(1)))
                .decides();
    }

    @Test
    void aNudgeThatSurelyDidNotArriveIsTriedAgain() {
        working()
                .with(silent("w1", hours(1)))
                .with(failed(ActionKind.NUDGE, "NUDGE/w1/T1@3/0/ASK_STATUS/1", minutes(1)))
                .decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.ASK_STATUS, 2));
        working()
                .with(silent("w1", hours(2)))
                .with(failed(ActionKind.NUDGE, "NUDGE/w1/T1@3/0/NUDGE/1", minutes(1)))
                .decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.NUDGE, 2));
        working()
                .with(silent("w1", hours(2)), new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, minutes(15)))
                .with(failed(ActionKind.NUDGE, "NUDGE/w1/T1@3/0/OFFER_HELP/1", minutes(1)))
                .decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.OFFER_HELP, 2));
    }

    @Test
    void aHeldWorkerIsNotNudged() {
        working()
                .with(silent("w1", hours(2)), new Hold("w1", "ann", "mine", minutes(1)))
                .vetoes(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.NUDGE))
                .decides();
    }
}
