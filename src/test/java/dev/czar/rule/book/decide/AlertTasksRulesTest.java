package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.turn;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.DependencyCycle;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerReport;
import dev.czar.rule.book.ScenarioBoard;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertTasksRulesTest {
    private static Task task(String id, String assignee, boolean briefed) {
        return new Task(id, TaskKind.PRIMARY, TaskStatus.PENDING, 1, assignee, "", briefed);
    }

    private static ScenarioBoard busy() {
        return idle("w1").with(turn("w1", Turn.ACTIVE));
    }

    @Test
    void aTaskForAnUnknownWorkerNeedsAHumanOnce() {
        AlertHuman alert = new AlertHuman("T1", "assignee/w9", "T1 is for w9, who is not configured");
        ScenarioBoard scene = busy().with(task("T1", "w9", true));
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
        ScenarioBoard scene =
                idle("w1").with(task("T1", "", true), task("T2", "", true), new DependencyCycle(List.of("T1", "T2")));
        scene.decides(
                new AlertHuman("dependencies", "T1 -> T2 -> T1", "these tasks wait for each other: T1 -> T2 -> T1"));
        scene.with(new Task("T2", TaskKind.PRIMARY, TaskStatus.DONE, 1, "", "", true))
                .decides(new ClaimTask("w1", "T1"));
    }

    @Test
    void aRequirementThatIsNoTaskNeedsAHuman() {
        ScenarioBoard scene = idle("w1").with(task("T1", "", true), new Dependency("T1", "T0"));
        scene.decides(new AlertHuman("T1", "requirement/T0", "T1 needs T0, which is no task"));
        scene.with(task("T0", "w9", true), worker("w9"), new Started("w9", minutes(9)))
                .decides();
        scene.with(new Integrated("T0", "b", "h", "o", hours(1))).decides(new ClaimTask("w1", "T1"));
        scene.with(new Task("T1", TaskKind.PRIMARY, TaskStatus.HELD, 1, "", "", true))
                .decides();
    }

    @Test
    void aWorkerBlockedOnWhatIsNoTaskNeedsAHuman() {
        ScenarioBoard scene = busy().with(
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
        ScenarioBoard scene = busy().with(
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
        ScenarioBoard scene = busy().with(
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
