package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Conflict;
import dev.czar.fact.Fact;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.fact.TaskReadiness.Unmet;
import dev.czar.fact.WorkAcceptance.Accepted;
import dev.czar.web.request.FactIndexFixture;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MergeBlockersTest {

    private static final CheckResult PASSED = new CheckResult("T1", "h1", CheckStatus.PASSED, "", "", Duration.ZERO);
    private static final Review APPROVED = new Review(1, "T1", "h1", Verdict.APPROVE, "fine", Duration.ZERO);

    @Test
    void aFreshPullRequestLacksItsChecksAndItsReview() {
        assertThat(of()).containsExactly("the checks have not ended at this head", "nobody has reviewed this head");
    }

    @Test
    void whatWasSaidOfAnotherHeadDoesNotCount() {
        CheckResult older = new CheckResult("T1", "h0", CheckStatus.PASSED, "", "", Duration.ZERO);
        assertThat(of(older, APPROVED)).containsExactly("the checks have not ended at this head");
    }

    @Test
    void aFailureAndARefusalAreNamed() {
        CheckResult failed = new CheckResult("T1", "h1", CheckStatus.FAILED, "unit", "", Duration.ZERO);
        Review refused = new Review(1, "T1", "h1", Verdict.REQUEST_CHANGES, "no", Duration.ZERO);
        assertThat(of(failed, refused)).containsExactly("the checks fail: unit", "the review says request changes");
    }

    @Test
    void aRequirementAndAConflictAreNamed() {
        Conflict conflict = new Conflict(
                "ada", "bob", List.of("contents"), List.of("a.c"), List.of(), List.of(), false, "s", Duration.ZERO);
        assertThat(of(PASSED, APPROVED, new Unmet("T1", "T0"), conflict))
                .containsExactly(
                        "it requires T0, which is not in the omnibus",
                        "its worker's branch should make way for bob in a.c");
    }

    @Test
    void anAcceptedOneTellsWhereItStandsInTheOmnibus() {
        assertThat(of(PASSED, APPROVED, new Accepted("T1", "ada", "czar/ada/T1", "h1")))
                .containsExactly("it waits to go into the omnibus: it was sent back to its worker");
    }

    @Test
    void nothingHindersOneThatHasLanded() {
        assertThat(new MergeBlockers(FactIndexFixture.of(List.of())).of(pull(PullRequestState.LANDED)))
                .isEmpty();
    }

    private static List<String> of(Fact... facts) {
        return new MergeBlockers(FactIndexFixture.of(List.of(facts))).of(pull(PullRequestState.OPEN));
    }

    private static PullRequest pull(PullRequestState state) {
        return new PullRequest(1, "T1", "ada", "czar/ada/T1", "h1", state, Duration.ZERO);
    }
}
