package dev.czar.rule.book.decide;

import static dev.czar.rule.book.Scene.hours;
import static dev.czar.rule.book.Scene.idle;
import static dev.czar.rule.book.Scene.minutes;
import static dev.czar.rule.book.Scene.turn;
import static dev.czar.rule.book.Scene.worker;

import dev.czar.decision.AlertHuman;
import dev.czar.decision.ClaimTask;
import dev.czar.decision.OpenPullRequest;
import dev.czar.fact.Alerted;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.fact.Claim;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Delivery;
import dev.czar.fact.DeliveryStep;
import dev.czar.fact.Dependency;
import dev.czar.fact.DependencyCycle;
import dev.czar.fact.Integrated;
import dev.czar.fact.PullRequest;
import dev.czar.fact.PullRequestState;
import dev.czar.fact.ReturnedWork;
import dev.czar.fact.Started;
import dev.czar.fact.Task;
import dev.czar.fact.TaskKind;
import dev.czar.fact.TaskStatus;
import dev.czar.fact.Turn;
import dev.czar.fact.WorkerReport;
import dev.czar.rule.book.Scene;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTasksTest {
    private static Task task(String id, String assignee, boolean briefed) {
        return new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, assignee, "", briefed);
    }

    private static Scene busy() {
        return idle("w1").with(turn("w1", Turn.ACTIVE));
    }

    @Test
    void aTaskForAnUnknownWorkerNeedsAHumanOnce() {
        AlertHuman alert = new AlertHuman("T1", "assignee/w9", "T1 is for w9, who is not configured");
        Scene scene = busy().with(task("T1", "w9", true));
        scene.decides(alert);
        scene.with(new Alerted("T1", "assignee/w9", hours(1))).vetoes(alert).decides();
        scene.with(worker("w9"), new Started("w9", minutes(9))).decides();
        busy().with(task("T1", "", true)).decides();
    }

    @Test
    void aTaskWithoutABriefNeedsAHuman() {
        busy().with(task("T1", "", false)).decides(new AlertHuman("T1", "brief", "the task file of T1 cannot be read"));
        busy().with(
                        task("T1", "", false),
                        new Claim("T1", "w1", hours(1)),
                        new Delivery("T1", "w1", 1, DeliveryStep.PICKED_UP, minutes(1)))
                .decides();
        busy().with(new Task("T1", TaskKind.PRIMARY, TaskStatus.HELD, 1, "", "", false))
                .decides();
    }

    @Test
    void aRingOfDependenciesNeedsAHuman() {
        Scene scene =
                idle("w1").with(task("T1", "", true), task("T2", "", true), new DependencyCycle(List.of("T1", "T2")));
        scene.decides(
                new AlertHuman("dependencies", "T1 -> T2 -> T1", "these tasks wait for each other: T1 -> T2 -> T1"));
        scene.with(new Task("T2", TaskKind.PRIMARY, TaskStatus.DONE, 1, "", "", true))
                .decides(new ClaimTask("w1", "T1"));
    }

    @Test
    void aRequirementThatIsNoTaskNeedsAHuman() {
        Scene scene = idle("w1").with(task("T1", "", true), new Dependency("T1", "T0"));
        scene.decides(new AlertHuman("T1", "requirement/T0", "T1 needs T0, which is no task"));
        scene.with(task("T0", "w9", true), worker("w9"), new Started("w9", minutes(9)))
                .decides();
        scene.with(new Integrated("T0", "b", "h", "o", hours(1))).decides(new ClaimTask("w1", "T1"));
        scene.with(new Task("T1", TaskKind.PRIMARY, TaskStatus.HELD, 1, "", "", true))
                .decides();
    }

    @Test
    void aWorkerBlockedOnWhatIsNoTaskNeedsAHuman() {
        Scene scene = busy().with(
                        task("T1", "", true),
                        new Claim("T1", "w1", hours(1)),
                        new WorkerReport("w1", "T1", 1, "", "the API key", "", minutes(1)),
                        new Delivery("T1", "w1", 1, DeliveryStep.PICKED_UP, hours(1)));
        scene.decides(new AlertHuman("w1", "blocked on/T1/the API key", "w1 is blocked on the API key"));
        scene.with(task("the API key", "w9", true), worker("w9"), new Started("w9", minutes(9)))
                .decides();
        scene.with(new WorkerReport("w1", "T1", 1, "", "", "", minutes(1))).decides();
    }

    @Test
    void workRejectedInEveryRoundNeedsAHuman() {
        Scene scene = busy().with(
                        task("T1", "", true),
                        new Claim("T1", "w1", hours(1)),
                        new Delivery("T1", "w1", 1, DeliveryStep.PICKED_UP, hours(1)),
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(1)),
                        new CheckResult("T1", "h1", CheckStatus.FAILED, "s", "", minutes(1)),
                        new ReturnedWork("w1", "T1", "x", "s", 1, hours(1)),
                        new ReturnedWork("w1", "T1", "y", "s", 2, hours(1)));
        scene.with(new ReturnedWork("w1", "T1", "z", "s", 3, hours(1)))
                .decides(new AlertHuman("T1", "h1/checks/s", "T1 was sent back 3 times, and still the checks failed"));
        scene.with(new ReturnedWork("w1", "T1", "h1", "checks/s", 3, hours(1))).decides();
    }

    @Test
    void aPullRequestClosedByAHumanNeedsAHuman() {
        Scene scene = busy().with(
                        task("T1", "", true),
                        new Claim("T1", "w1", hours(1)),
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(1)),
                        new CheckResult("T1", "h1", CheckStatus.PASSED, "", "", minutes(1)));
        scene.with(new PullRequest(7, "T1", "w1", "b", "h1", PullRequestState.CLOSED, minutes(1)))
                .decides(new AlertHuman("T1", "closed/h1", "pull request 7 of T1 was closed and did not land"));
        scene.with(new PullRequest(7, "T1", "w1", "b", "h0", PullRequestState.CLOSED, minutes(1)))
                .decides(new OpenPullRequest("T1", "w1", "b", "h1"));
    }
}
