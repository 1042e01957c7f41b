package dev.czar.rule.book.govern;

import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.task;

import dev.czar.decision.AlertHuman;
import dev.czar.decision.ClaimTask;
import dev.czar.fact.Project;
import dev.czar.fact.ProjectState;
import dev.czar.fact.SensorFailed;
import dev.czar.rule.book.Scene;
import org.junit.jupiter.api.Test;

class FinishedTest {

    @Test
    void aFinishedProjectGetsNothingMoreButAlerts() {
        Scene scene = idle("w1")
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
