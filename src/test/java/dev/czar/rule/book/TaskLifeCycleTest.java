package dev.czar.rule.book;

import static dev.czar.rule.book.ScenarioBoard.alive;
import static dev.czar.rule.book.ScenarioBoard.branch;
import static dev.czar.rule.book.ScenarioBoard.gone;
import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.turn;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.AssignmentAction.PrepareTask;
import dev.czar.decision.Message.InjectTask;
import dev.czar.decision.Message.Nudge;
import dev.czar.decision.Message.ReturnWork;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.decision.ProjectAction.FinishProject;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.decision.SessionAction.RestartWorker;
import dev.czar.fact.Health.Blocked;
import dev.czar.fact.Health.Healthy;
import dev.czar.fact.Health.Starting;
import dev.czar.fact.Health.Stuck;
import dev.czar.fact.Limit.Landing;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Memory.NudgeLevel;
import dev.czar.fact.Memory.Nudged;
import dev.czar.fact.Memory.Restarted;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Project;
import dev.czar.fact.Project.LandingSetting;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.TaskAssignment.Reservation;
import dev.czar.fact.WorkerState.ExitCause;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.fact.WorkerState.WorkerProgress;
import dev.czar.fact.WorkerState.WorkerTurn;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole stories, snapshot by snapshot: what is decided at each stage, and that nothing is decided twice. */
class TaskLifeCycleTest {

    private static final Duration NOW = Duration.ZERO;
    private static final LandingSetting WHOLE = new LandingSetting(Landing.WHOLE);

    private static ScenarioBoard working(String worker, String task) {
        return idle(worker)
                .with(
                        new Mainline("main", "m1", "t1"),
                        task(task),
                        new Claim(task, worker, minutes(10)),
                        new Delivery(task, worker, 1, DeliveryStep.ACKNOWLEDGED, minutes(9)),
                        turn(worker, Turn.ACTIVE));
    }

    private static ScenarioBoard accepted(ScenarioBoard scene, String worker, String task, String head, int number) {
        String branch = branch(worker, task);
        return scene.with(
                new CompletionReport(task, worker, branch, head, minutes(1)),
                new CheckResult(task, head, CheckStatus.PASSED, "", "", minutes(1)),
                new PullRequest(number, task, worker, branch, head, PullRequestState.OPEN, minutes(1)),
                new Review(number, task, head, ReviewResult.APPROVE, "fine", minutes(1)));
    }

    @Test
    void aTaskGoesFromTheQueueToTheMainline() {
        String branch = branch("w1", "T1");
        ScenarioBoard scene = idle("w1").with(new Mainline("main", "m1", "t1"), task("T1"));
        scene.decides(new ClaimTask("w1", "T1"));

        scene = scene.with(new Claim("T1", "w1", NOW));
        scene.decides(new InjectTask("w1", "T1", 1));

        scene = scene.with(new Delivery("T1", "w1", 1, DeliveryStep.PICKED_UP, NOW), turn("w1", Turn.ACTIVE));
        scene.decides().derives(new Healthy("w1"));

        scene = scene.after(minutes(30)).with(new CompletionReport("T1", "w1", branch, "h1", NOW));
        scene.decides(new RunChecks("T1", "w1", branch, "h1")).derives(new Blocked("w1", "T1"));

        scene = scene.with(new CheckResult("T1", "h1", CheckStatus.PASSED, "", "", NOW));
        scene.decides(new OpenPullRequest("T1", "w1", branch, "h1"));

        scene = scene.with(new PullRequest(7, "T1", "w1", branch, "h1", PullRequestState.OPEN, NOW));
        scene.decides(new ReviewPullRequest(7, "T1", branch, "h1"));

        scene = scene.with(new Review(7, "T1", "h1", ReviewResult.APPROVE, "fine", NOW));
        scene.decides(new BuildOmnibus(List.of(new Member("T1", branch, "h1")), "m1"));

        scene = scene.with(
                new Omnibus("o1", "t2", "m1", OmnibusState.TESTED, NOW), new Integrated("T1", branch, "h1", "o1", NOW));
        scene.decides(new LandOmnibus("o1", "t2"));

        scene = scene.with(new Mainline("main", "o1", "t2"));
        scene.decides(new LandOmnibus("o1", "t2"));

        scene = scene.with(
                new Omnibus("o1", "t2", "m1", OmnibusState.LANDED, NOW),
                new PullRequest(7, "T1", "w1", branch, "h1", PullRequestState.LANDED, NOW));
        scene.decides(new FinishProject("tally", "o1"));

        scene.with(new Project("tally", "main", ProjectState.FINISHED)).decides();
    }

    @Test
    void workThatFailsItsChecksComesBackOnceAndItsNextHeadIsCheckedAgain() {
        String branch = branch("w1", "T1");
        ScenarioBoard scene = working("w1", "T1").with(new CompletionReport("T1", "w1", branch, "h1", NOW));
        scene.decides(new RunChecks("T1", "w1", branch, "h1"));

        scene = scene.with(new CheckResult("T1", "h1", CheckStatus.FAILED, "tests", "1 failed", NOW));
        ReturnWork back = new ReturnWork("w1", "T1", "h1", "the checks failed", "checks/tests", "1 failed", 1);
        scene.decides(back).derives(new Blocked("w1", "T1"));

        scene = scene.with(new ReturnedWork("w1", "T1", "h1", "checks/tests", 1, NOW));
        scene.decides().derives(new Healthy("w1"));

        scene = scene.after(minutes(20)).with(new CompletionReport("T1", "w1", branch, "h2", NOW));
        scene.decides(new RunChecks("T1", "w1", branch, "h2")).derives(new Blocked("w1", "T1"));

        scene = scene.with(new CheckResult("T1", "h2", CheckStatus.FAILED, "tests", "1 failed", NOW));
        scene.decides(new ReturnWork("w1", "T1", "h2", "the checks failed", "checks/tests", "1 failed", 2));

        scene = scene.with(
                new ReturnedWork("w1", "T1", "h2", "checks/tests", 2, NOW),
                new CompletionReport("T1", "w1", branch, "h3", NOW),
                new CheckResult("T1", "h3", CheckStatus.FAILED, "lint", "1 warning", NOW));
        scene.decides(new ReturnWork("w1", "T1", "h3", "the checks failed", "checks/lint", "1 warning", 3));

        scene.with(
                        new ReturnedWork("w1", "T1", "h3", "checks/lint", 3, NOW),
                        new CompletionReport("T1", "w1", branch, "h4", NOW),
                        new CheckResult("T1", "h4", CheckStatus.FAILED, "lint", "1 warning", NOW))
                .decides(new AlertHuman(
                        "T1", "h4/checks/lint", "T1 was sent back 3 times, and still the checks failed"));
    }

    @Test
    void aCrashedWorkerIsRestartedAndGetsItsTaskAgain() {
        ScenarioBoard scene = working("w1", "T1").with(gone("w1", minutes(1)));
        scene.decides(new RestartWorker("w1", "crash/0", 1));

        scene = scene.with(new Restarted("w1", "crash/0", 1, NOW));
        scene.decides().derives(new Starting("w1"));

        scene = scene.after(seconds(20)).with(alive("w1"), turn("w1", Turn.IDLE));
        scene.decides(new InjectTask("w1", "T1", 2));

        scene = scene.with(new Delivery("T1", "w1", 2, DeliveryStep.PICKED_UP, NOW), turn("w1", Turn.ACTIVE));
        scene.decides().derives(new Healthy("w1"));

        scene = scene.after(seconds(60)).with(gone("w1", seconds(5)));
        scene.vetoes(new RestartWorker("w1", "crash/1", 2)).decides();

        scene = scene.after(seconds(40));
        scene.decides(new RestartWorker("w1", "crash/1", 2));

        scene = scene.with(new Restarted("w1", "crash/1", 2, NOW))
                .after(minutes(10))
                .with(gone("w1", seconds(5)));
        scene.vetoes(new RestartWorker("w1", "crash/2", 3), new InjectTask("w1", "T1", 3))
                .decides(new AlertHuman(
                        "w1",
                        "crash/2",
                        "w1 crashed again after 2 restarts (its end was not seen); what next: czar restart w1"));

        scene.after(hours(6)).decidesAmongOthers(new RestartWorker("w1", "crash/2", 3));
    }

    @Test
    void theLadderGoesFromAQuestionToAHumanOneStepAtATime() {
        ScenarioBoard scene = working("w1", "T1").after(hours(1)).with(progress(NOW));
        scene.decides().derives(new Healthy("w1"));

        scene = scene.after(hours(1));
        scene.decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.ASK_STATUS));
        scene = scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.ASK_STATUS, NOW));
        scene.decides();

        scene = scene.after(hours(1));
        scene.decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.NUDGE)).derives(new Stuck("w1", "T1", "T1@3/0"));
        scene = scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.NUDGE, NOW));
        scene.decides();

        scene = scene.after(seconds(2)).with(progress(NOW));
        scene.decides().derives(new Healthy("w1"));

        scene = scene.after(minutes(15));
        scene.decides(new Nudge("w1", "T1", "T1@3/0", NudgeLevel.OFFER_HELP)).derives(new Stuck("w1", "T1", "T1@3/0"));
        scene = scene.with(new Nudged("w1", "T1@3/0", NudgeLevel.OFFER_HELP, NOW));
        scene.decides();

        scene = scene.after(minutes(15));
        scene.decides(new RestartWorker("w1", "T1@3/0", 1, ExitCause.STUCK));
        scene = scene.with(new Restarted("w1", "T1@3/0", 1, NOW), turn("w1", Turn.IDLE));
        scene.decides(new InjectTask("w1", "T1", 2));
        scene = scene.with(new Delivery("T1", "w1", 2, DeliveryStep.ACKNOWLEDGED, NOW), turn("w1", Turn.ACTIVE))
                .with(progress(NOW));

        scene.after(minutes(29)).decides();
        scene.after(minutes(30))
                .decides(new AlertHuman("w1", "T1@3/0", "w1 makes no progress on T1, even after a restart"));
        scene.after(minutes(29))
                .with(new WorkerProgress("w1", 4, NOW, NOW, hours(9)))
                .after(minutes(1))
                .decides();
    }

    private static WorkerProgress progress(Duration outputAge) {
        return new WorkerProgress("w1", 3, outputAge, hours(20), hours(20));
    }

    @Test
    void theNextTaskIsLaidReadyAndHandedOutWhenTheWorkerIsFree() {
        String branch = branch("w1", "T1");
        ScenarioBoard scene = working("w1", "T1").with(task("T2"));
        scene.decides();

        RunChecks check = new RunChecks("T1", "w1", branch, "h1");
        scene = scene.with(new CompletionReport("T1", "w1", branch, "h1", NOW));
        scene.decides(check, new PrepareTask("w1", "T2"));

        scene = scene.with(new Reservation("T2", "w1", NOW));
        scene.decides(check);

        scene = scene.with(turn("w1", Turn.IDLE));
        scene.decides(check, new ClaimTask("w1", "T2"));
        scene.with(new Claim("T2", "w1", NOW)).decides(check, new InjectTask("w1", "T2", 1));
    }

    @Test
    void aHeadEvictedFromTheOmnibusComesBackAndItsNextHeadIsTriedAgain() {
        ScenarioBoard scene = accepted(working("w1", "T1"), "w1", "T1", "h1", 7).with(WHOLE);
        Member member = new Member("T1", branch("w1", "T1"), "h1");
        scene.decides(new BuildOmnibus(List.of(member), "m1"));

        scene = scene.with(
                new Omnibus("o1", "t2", "m1", OmnibusState.TESTED, NOW),
                new Evicted("T1", member.branch(), "h1", EvictionReason.CONFLICT, "o1", "a.txt", NOW));
        ReturnWork back = new ReturnWork(
                "w1", "T1", "h1", "it does not go together with the omnibus at o1", "omnibus/CONFLICT", "a.txt", 1);
        scene.decides(back);

        scene = scene.with(new ReturnedWork("w1", "T1", "h1", "omnibus/CONFLICT", 1, NOW));
        scene.decides();
        scene.with(new Omnibus("o2", "t3", "m1", OmnibusState.TESTED, NOW)).decides();

        accepted(scene, "w1", "T1", "h2", 7)
                .decides(new BuildOmnibus(List.of(new Member("T1", member.branch(), "h2")), "o1"));
    }

    @Test
    void aMainlineThatMovedIsBuiltUponWithAllThatWasIntegrated() {
        ScenarioBoard scene = accepted(working("w1", "T2"), "w1", "T2", "h2", 8)
                .with(
                        WHOLE,
                        task("T1"),
                        new Dependency("T2", "T1"),
                        new Claim("T1", "w1", hours(3)),
                        new Integrated("T1", "czar/w1/T1", "h1", "o1", hours(2)),
                        new Omnibus("o1", "t2", "m1", OmnibusState.TESTED, hours(2)));
        scene.decidesAmongOthers(new BuildOmnibus(List.of(new Member("T2", branch("w1", "T2"), "h2")), "o1"));
        scene.with(new Mainline("main", "m2", "t9"))
                .decidesAmongOthers(new BuildOmnibus(
                        List.of(new Member("T1", "czar/w1/T1", "h1"), new Member("T2", branch("w1", "T2"), "h2")),
                        "m2"));
    }

    @Test
    void aWorkerAtAPromptOfADialogIsLeftToAHumanAndToldAgainOnlyByANewDialog() {
        ScenarioBoard scene = working("w1", "T1").with(new WorkerTurn("w1", Turn.AWAITING_INPUT, "Allow?", minutes(1)));
        AlertHuman first = new AlertHuman("w1", "dialog/0", "w1 waits for an answer: Allow?");
        scene.decides(first);
        scene = scene.with(new Alerted("w1", "dialog/0", seconds(30)));
        scene.decides().after(hours(3)).decides();
        scene.after(hours(1))
                .with(new WorkerTurn("w1", Turn.AWAITING_INPUT, "Allow?", minutes(1)))
                .decides(new AlertHuman("w1", "dialog/1", "w1 waits for an answer: Allow?"));
    }
}
