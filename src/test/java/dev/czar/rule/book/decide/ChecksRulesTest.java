package dev.czar.rule.book.decide;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.seconds;
import static dev.czar.rule.book.ScenarioBoard.task;
import static dev.czar.rule.book.ScenarioBoard.worker;

import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.Memory.Started;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.rule.book.ScenarioBoard;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChecksRulesTest {
    private static ScenarioBoard finishing() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(1)),
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(1)));
    }

    private static CheckResult checks(String head, CheckStatus status) {
        return new CheckResult("T1", head, status, "", "", minutes(1));
    }

    private static PullRequest pull(String head, PullRequestState state) {
        return new PullRequest(7, "T1", "w1", "b", head, state, minutes(1));
    }

    private static Review review(String head, Verdict verdict) {
        return new Review(7, "T1", head, verdict, "", minutes(1));
    }

    private static ActionFailed failed(ActionKind kind, String decision, Duration ago) {
        return new ActionFailed(kind, "lane", decision, "boom", ago);
    }

    @Test
    void aCompletionClaimIsChecked() {
        RunChecks run = new RunChecks("T1", "w1", "b", "h1");
        finishing().decides(run);
        finishing().with(checks("h0", CheckStatus.PASSED)).decides(run);
        finishing()
                .with(
                        worker("w2"),
                        new Started("w2", minutes(9)),
                        new Claim("T1", "w2", hours(1)),
                        new Delivery("T1", "w2", 1, DeliveryStep.PICKED_UP, hours(1)))
                .decides();
    }

    @Test
    void workInAnUntidyWorktreeIsNotCheckedYet() {
        finishing()
                .with(new Workspace("w1", "b", "h1", false, 1, 0, minutes(1)))
                .decides();
        finishing()
                .with(new Workspace("w1", "other", "h1", false, 1, 0, minutes(1)))
                .decides(new RunChecks("T1", "w1", "b", "h1"));
    }

    @Test
    void checksThatCouldNotRunAreTriedAgain() {
        finishing()
                .with(checks("h1", CheckStatus.ERROR))
                .with(failed(ActionKind.RUN_CHECKS, "RUN_CHECKS/T1/h1/1", minutes(1)))
                .decides(new RunChecks("T1", "w1", "b", "h1", 2));
        finishing()
                .with(failed(ActionKind.RUN_CHECKS, "RUN_CHECKS/T1/h1/1", seconds(59)))
                .vetoes(new RunChecks("T1", "w1", "b", "h1", 2))
                .decides();
    }

    @Test
    void workThatPassedGetsOnePullRequest() {
        OpenPullRequest open = new OpenPullRequest("T1", "w1", "b", "h1");
        ScenarioBoard passed = finishing().with(checks("h1", CheckStatus.PASSED));
        passed.decides(open);
        passed.with(pull("h0", PullRequestState.OPEN)).decides(open);
        passed.with(failed(ActionKind.OPEN_PULL_REQUEST, "OPEN_PULL_REQUEST/b/h1/1", minutes(1)))
                .decides(new OpenPullRequest("T1", "w1", "b", "h1", 2));
        passed.with(new EmergencyStop("ann", "no", minutes(1))).vetoes(open).decides();
    }

    @Test
    void anOpenPullRequestIsReviewedAtItsHead() {
        ReviewPullRequest review = new ReviewPullRequest(7, "T1", "b", "h1");
        ScenarioBoard open = finishing().with(checks("h1", CheckStatus.PASSED), pull("h1", PullRequestState.OPEN));
        open.decides(review);
        open.with(review("h0", Verdict.APPROVE)).decides(review);
        open.with(review("h1", Verdict.ERROR))
                .with(failed(ActionKind.REVIEW_PULL_REQUEST, "REVIEW_PULL_REQUEST/7/h1/1", minutes(1)))
                .decides(new ReviewPullRequest(7, "T1", "b", "h1", 2));
        open.with(new Integrated("T1", "b", "h1", "o", minutes(1))).decides();
        open.with(review("h1", Verdict.APPROVE)).decides();
        open.with(new Project("tally", "main", ProjectState.FINISHED))
                .vetoes(review)
                .decides();
    }

    @Test
    void aPullRequestThatIsNotOpenIsNotReviewed() {
        finishing()
                .with(checks("h1", CheckStatus.PASSED), pull("h1", PullRequestState.LANDED))
                .decides();
    }
}
