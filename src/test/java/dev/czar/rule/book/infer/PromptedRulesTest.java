package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Memory.Told;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerCondition.Prompted;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class PromptedRulesTest {
    private static ScenarioBoard working() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(30)),
                        new Delivery("T1", "w1", 1, DeliveryStep.ACKNOWLEDGED, hours(30)),
                        turn("w1", Turn.ACTIVE));
    }

    @Test
    void aDeliveryPromptsUnlessItFailed() {
        idle("w1")
                .with(new Delivery("T1", "w1", 1, DeliveryStep.UNCERTAIN, hours(2)))
                .derives(new Prompted("w1", hours(2)), new Prompted("w1", hours(24)));
        idle("w1")
                .with(new Delivery("T1", "w1", 1, DeliveryStep.FAILED, hours(2)))
                .derives(new Prompted("w1", hours(24)));
    }

    @Test
    void returnedWorkPrompts() {
        idle("w1")
                .with(new ReturnedWork("w1", "T1", "h", "s", 1, hours(2)))
                .derives(new Prompted("w1", hours(2)), new Prompted("w1", hours(24)));
    }

    @Test
    void aNoticePrompts() {
        idle("w1")
                .with(new Told("w1", Topic.CLEARED, "e", hours(2)))
                .derives(new Prompted("w1", hours(2)), new Prompted("w1", hours(24)));
    }

    @Test
    void aStartPrompts() {
        idle("w1").derives(new Prompted("w1", hours(24)));
    }

    @Test
    void aNudgeDoesNotPrompt() {
        idle("w1").with(new Nudged("w1", "e", NudgeLevel.NUDGE, hours(2))).derives(new Prompted("w1", hours(24)));
    }

    @Test
    void aRequirementThatWasMetPromptsTheWorkerThatNeedsIt() {
        working()
                .with(new Dependency("T1", "T0"), new Integrated("T0", "b", "h", "o", hours(3)))
                .derives(new Prompted("w1", hours(3)), new Prompted("w1", hours(24)), new Prompted("w1", hours(30)));
        working()
                .with(new Dependency("T8", "T0"), new Integrated("T0", "b", "h", "o", hours(3)))
                .derives(new Prompted("w1", hours(24)), new Prompted("w1", hours(30)));
    }

    @Test
    void whatAWorkerReportedToWaitForPromptsItWhenMet() {
        idle("w1")
                .with(new WorkerReport("w1", "T1", 1, "", "T0", "", hours(9)))
                .derives(new Prompted("w1", hours(24)))
                .with(new Integrated("T0", "b", "h", "o", hours(3)))
                .derives(new Prompted("w1", hours(3)), new Prompted("w1", hours(24)));
    }
}
