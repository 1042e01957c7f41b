package dev.czar.rule.book.govern;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.ActionKind;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Memory.ActionFailed;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class ForgeRulesTest {
    private static final SensorFailed DOWN = new SensorFailed("forge", "down", minutes(1));

    private static ScenarioBoard finishing() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Claim("T1", "w1", hours(1)),
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(1)));
    }

    private static ScenarioBoard checked() {
        return finishing().with(new CheckResult("T1", "h1", CheckStatus.PASSED, "", "", minutes(1)));
    }

    @Test
    void nothingIsOpenedWhileTheForgeIsDown() {
        OpenPullRequest open = new OpenPullRequest("T1", "w1", "b", "h1");
        checked().decides(open);
        checked().with(DOWN).vetoes(open).decides();
        checked().with(new SensorFailed("tmux", "gone", minutes(1))).decides(open);
    }

    @Test
    void nothingIsReviewedWhileTheForgeIsDown() {
        checked()
                .with(new PullRequest(7, "T1", "w1", "b", "h1", PullRequestState.OPEN, minutes(1)), DOWN)
                .vetoes(new ReviewPullRequest(7, "T1", "b", "h1"))
                .decides();
    }

    @Test
    void anHourWithoutTheForgeCostsNoTries() {
        ScenarioBoard failed = checked()
                .with(new ActionFailed(
                        ActionKind.OPEN_PULL_REQUEST, "repository", "OPEN_PULL_REQUEST/b/h1/1", "down", hours(1)));
        OpenPullRequest second = new OpenPullRequest("T1", "w1", "b", "h1", 2);
        failed.with(DOWN).vetoes(second);
        failed.decides(second);
    }

    @Test
    void whatNeedsNoForgeGoesOn() {
        finishing().with(DOWN).decides(new RunChecks("T1", "w1", "b", "h1"));
    }
}
