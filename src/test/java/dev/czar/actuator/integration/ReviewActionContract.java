package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ReviewAction;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.Fact;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What checks, pull requests and reviews come to, whoever does them: the product's actuators, or their model in a simulation. */
public abstract class ReviewActionContract {

    protected static final String TASK = "task1";
    protected static final String WORKER = "worker1";
    protected static final String BRANCH = "czar/worker1/task1";

    /** A new head of the branch that passes its checks, or its review, or not. */
    protected abstract String head(boolean passes, boolean approved);

    /** The next run of checks cannot be made. */
    protected abstract void breakChecks();

    protected abstract Outcome act(ReviewAction action) throws Exception;

    @Test
    void workThatPassesItsChecksIsPassedAtItsHead() throws Exception {
        String head = head(true, true);
        Outcome outcome = check(head);

        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(outcome.decision()).isEqualTo(run(head).key());
        assertThat(only(outcome, CheckResult.class)).satisfies(result -> {
            assertThat(result.task()).isEqualTo(TASK);
            assertThat(result.head()).isEqualTo(head);
            assertThat(result.status()).isEqualTo(CheckStatus.PASSED);
            assertThat(result.signature()).isEmpty();
            assertThat(result.age()).isEqualTo(Duration.ZERO);
        });
    }

    @Test
    void checksThatFailAreNoFailureOfTheirRunAndSayWhatFailed() throws Exception {
        Outcome outcome = check(head(false, true));

        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(only(outcome, CheckResult.class)).satisfies(result -> {
            assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
            assertThat(result.signature()).isNotBlank();
            assertThat(result.log()).isNotBlank();
        });
        assertThat(only(check(head(true, true)), CheckResult.class).status())
                .as("mended")
                .isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void checksThatCannotBeRunSayNothingOfTheWorkAndAreRunAgain() throws Exception {
        String head = head(true, true);
        breakChecks();
        Outcome outcome = check(head);

        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).isNotBlank();
        assertThat(only(outcome, CheckResult.class)).satisfies(result -> {
            assertThat(result.status()).isEqualTo(CheckStatus.ERROR);
            assertThat(result.signature()).isNotBlank();
        });
        assertThat(only(check(head), CheckResult.class).status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void aBranchHasOnePullRequestWhichFollowsItsHead() throws Exception {
        PullRequest first = only(open(head(true, false)), PullRequest.class);
        String newer = head(true, true);
        PullRequest second = only(open(newer), PullRequest.class);

        assertThat(first.state()).isEqualTo(PullRequestState.OPEN);
        assertThat(first.worker()).isEqualTo(WORKER);
        assertThat(second.number()).isEqualTo(first.number());
        assertThat(second.head()).isEqualTo(newer);
        assertThat(only(open(newer), PullRequest.class))
                .usingRecursiveComparison()
                .ignoringFields("age")
                .isEqualTo(second);
    }

    @Test
    void aPullRequestIsNotOpenedAtAHeadThatTheBranchHasLeft() throws Exception {
        String old = head(true, true);
        head(true, true);
        Outcome outcome = open(old);

        assertThat(outcome.status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(outcome.observations()).isEmpty();
    }

    @Test
    void aReviewJudgesTheHeadOfItsPullRequest() throws Exception {
        Review refused = reviewed(head(true, false));
        assertThat(refused.verdict()).isEqualTo(ReviewResult.REQUEST_CHANGES);
        assertThat(refused.summary()).isNotBlank();
        assertThat(refused.task()).isEqualTo(TASK);

        String mended = head(true, true);
        Review approved = reviewed(mended);
        assertThat(approved.verdict()).isEqualTo(ReviewResult.APPROVE);
        assertThat(approved.head()).isEqualTo(mended);
        assertThat(approved.number()).isEqualTo(refused.number());
        assertThat(only(act(review(approved.number(), mended)), Review.class))
                .as("asked again")
                .isEqualTo(approved);
    }

    @Test
    void aHeadThatThePullRequestHasLeftIsNotReviewed() throws Exception {
        String old = head(true, true);
        int number = only(open(old), PullRequest.class).number();
        open(head(true, true));
        Outcome outcome = act(review(number, old));

        assertThat(outcome.status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(outcome.observations()).isEmpty();
    }

    private Review reviewed(String head) throws Exception {
        Outcome outcome = act(review(only(open(head), PullRequest.class).number(), head));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        return only(outcome, Review.class);
    }

    private Outcome check(String head) throws Exception {
        return act(run(head));
    }

    private Outcome open(String head) throws Exception {
        return act(new OpenPullRequest(TASK, WORKER, BRANCH, head, 1));
    }

    private static RunChecks run(String head) {
        return new RunChecks(TASK, WORKER, BRANCH, head, 1);
    }

    private static ReviewPullRequest review(int number, String head) {
        return new ReviewPullRequest(number, TASK, BRANCH, head, 1);
    }

    private static <F extends Fact> F only(Outcome outcome, Class<F> type) {
        assertThat(IntegrationFixture.facts(outcome, type))
                .as(outcome.toString())
                .hasSize(1);
        return IntegrationFixture.facts(outcome, type).get(0);
    }
}
