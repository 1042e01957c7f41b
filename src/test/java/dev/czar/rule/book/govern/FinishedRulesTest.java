package dev.czar.rule.book.govern;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class FinishedRulesTest {

    @Test
    void aFinishedProjectGetsNothingMoreButAlerts() {
        ScenarioBoard scene = idle("w1")
                .with(
                        task("T1"),
                        new SensorFailed("git", "x", hours(1)),
                        new Project("tally", "main", ProjectState.FINISHED));
        scene.vetoes(new ClaimTask("w1", "T1"))
                .decides(new AlertHuman("git", "failing/0", "the sensor git cannot look: x"));
    }

    @Test
    void aRunningProjectGoesOn() {
        idle("w1").with(task("T1")).decides(new ClaimTask("w1", "T1")).vetoes();
    }
}
