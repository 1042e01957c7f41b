package dev.czar.rule.book.infer;

import static dev.czar.rule.book.ScenarioBoard.hours;
import static dev.czar.rule.book.ScenarioBoard.idle;
import static dev.czar.rule.book.ScenarioBoard.minutes;
import static dev.czar.rule.book.ScenarioBoard.task;

import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.WorkAcceptance.Accepted;
import dev.czar.fact.WorkAcceptance.Rejected;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.rule.book.ScenarioBoard;
import org.junit.jupiter.api.Test;

class QualityRulesTest {
    private static ScenarioBoard claimed() {
        return idle("w1")
                .with(
                        task("T1"),
                        new Mainline("main", "m1", "t1"),
                        new Claim("T1", "w1", hours(3)),
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(2)));
    }

    private static CheckResult checks(String head, CheckStatus status) {
        return new CheckResult("T1", head, status, "unit", "1 failed", minutes(1));
    }

    private static Review review(String head, Verdict verdict) {
        return new Review(7, "T1", head, verdict, "rename it", minutes(1));
    }

    private static PullRequest pull(String head, PullRequestState state) {
        return new PullRequest(7, "T1", "w1", "b", head, state, minutes(1));
    }

    @Test
    void workWhoseChecksFailedAtItsHeadIsRejected() {
        claimed()
                .with(checks("h1", CheckStatus.FAILED))
                .derives(new Rejected("T1", "w1", "h1", "the checks failed", "checks/unit", "1 failed"));
        claimed().with(checks("h0", CheckStatus.FAILED)).derivesNo(Rejected.class);
        claimed().with(checks("h1", CheckStatus.ERROR)).derivesNo(Rejected.class);
        claimed().with(checks("h1", CheckStatus.PASSED)).derivesNo(Rejected.class);
    }

    @Test
    void workTheReviewerWantsChangedIsRejected() {
        claimed()
                .with(review("h1", Verdict.REQUEST_CHANGES))
                .derives(new Rejected("T1", "w1", "h1", "the review asks for changes", "review", "rename it"));
        claimed().with(review("h0", Verdict.REQUEST_CHANGES)).derivesNo(Rejected.class);
        claimed().with(review("h1", Verdict.ERROR)).derivesNo(Rejected.class);
    }

    @Test
    void workEvictedFromThePresentOmnibusIsRejected() {
        Evicted evicted = new Evicted("T1", "b", "h1", EvictionReason.CHECKS, "m1", "red", minutes(1));
        claimed()
                .with(evicted)
                .derives(new Rejected(
                        "T1", "w1", "h1", "it does not go together with the omnibus at m1", "omnibus/CHECKS", "red"));
        claimed().with(evicted, new Mainline("main", "m2", "t2")).derivesNo(Rejected.class);
        claimed()
                .with(new Evicted("T1", "b", "h0", EvictionReason.CHECKS, "m1", "red", minutes(1)))
                .derivesNo(Rejected.class);
    }

    @Test
    void anUntidyWorktreeRejectsTheWorkAfterItsGrace() {
        Workspace untidy = new Workspace("w1", "b", "h1", false, 1, 0, minutes(1));
        claimed()
                .with(untidy)
                .derives(new Rejected(
                        "T1", "w1", "h1", "the worktree holds changes that are not committed", "untidy", ""));
        claimed()
                .with(
                        untidy,
                        new CompletionClaim("T1", "w1", "b", "h1", minutes(2).minusMillis(1)))
                .derivesNo(Rejected.class);
        claimed().with(untidy, checks("h1", CheckStatus.PASSED)).derivesNo(Rejected.class);
        claimed()
                .with(new Workspace("w1", "other", "h1", false, 1, 0, minutes(1)))
                .derivesNo(Rejected.class);
    }

    @Test
    void integratedOrForeignWorkIsNeverRejected() {
        ScenarioBoard failed = claimed().with(checks("h1", CheckStatus.FAILED), review("h1", Verdict.REQUEST_CHANGES));
        failed.with(new Integrated("T1", "b", "h1", "o", minutes(1))).derivesNo(Rejected.class);
        failed.with(new Claim("T1", "w2", minutes(1))).derivesNo(Rejected.class);
    }

    @Test
    void workCheckedReviewedAndApprovedAtOneHeadIsAccepted() {
        ScenarioBoard scene = claimed()
                .with(
                        checks("h1", CheckStatus.PASSED),
                        pull("h1", PullRequestState.OPEN),
                        review("h1", Verdict.APPROVE));
        scene.derives(new Accepted("T1", "w1", "b", "h1"));
        scene.with(checks("h0", CheckStatus.PASSED)).derivesNo(Accepted.class);
        scene.with(pull("h0", PullRequestState.OPEN)).derivesNo(Accepted.class);
        scene.with(pull("h1", PullRequestState.CLOSED)).derivesNo(Accepted.class);
        scene.with(review("h0", Verdict.APPROVE)).derivesNo(Accepted.class);
        scene.with(review("h1", Verdict.ERROR)).derivesNo(Accepted.class);
        scene.with(new CompletionClaim("T1", "w1", "b", "h2", minutes(1))).derivesNo(Accepted.class);
        scene.with(new Claim("T1", "w2", minutes(1))).derivesNo(Accepted.class);
    }
}
