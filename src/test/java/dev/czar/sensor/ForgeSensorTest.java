package dev.czar.sensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.fact.Fact;
import dev.czar.fact.Observation;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.github.FakeGitHub;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import dev.czar.world.forge.github.FakeTime;
import dev.czar.world.forge.github.GitHubForge;
import dev.czar.world.forge.github.RequestLimits;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody knocks here: every webhook is lost, and one look is enough. */
class ForgeSensorTest {
    private static final String AT = "2026-01-01T00:00:00Z";

    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final Forge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    private final ForgeSensor sensor = new ForgeSensor(forge, Set.of("w"), time);
    private String head;

    @BeforeEach
    void begin() {
        head = open("czar/w/T1");
        open("czar/stranger/T2");
        sensor.sense();
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void aPullRequestIsStatedForEachWorkerOfOurs() {
        assertThat(seen(PullRequest.class)).singleElement().satisfies(request -> {
            assertThat(request.task()).isEqualTo("T1");
            assertThat(request.head()).isEqualTo(head);
            assertThat(request.state()).isEqualTo(PullRequestState.OPEN);
        });
    }

    @Test
    void whatPeopleDoByHandIsSeenAtTheNextLook() {
        gitHub.repository().pull(1).close(AT);
        assertThat(seen(PullRequest.class)).extracting(PullRequest::state).containsExactly(PullRequestState.CLOSED);
        gitHub.repository().pull(1).merge(AT);
        assertThat(seen(PullRequest.class)).extracting(PullRequest::state).containsExactly(PullRequestState.LANDED);
    }

    @Test
    void aPersonsRequestForChangesIsSeenAtTheNextLook() {
        forge.review(1, head, new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of()));
        assertThat(seen(Review.class)).extracting(Review::verdict).containsExactly(Verdict.APPROVE);
        gitHub.repository().pull(1).reviewed("alice", "CHANGES_REQUESTED", head, "name it better", AT);
        assertThat(seen(Review.class)).singleElement().satisfies(review -> {
            assertThat(review.verdict()).isEqualTo(Verdict.REQUEST_CHANGES);
            assertThat(review.summary()).isEqualTo("name it better");
        });
    }

    @Test
    void aReviewStaysKnownAfterItsPullRequestEnded() {
        forge.review(1, head, new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of()));
        gitHub.repository().pull(1).merge(AT);
        assertThat(seen(Review.class)).hasSize(1);
    }

    @Test
    void aPushMakesTheReviewStale() {
        forge.review(1, head, new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of()));
        gitHub.repository().push("czar/w/T1");
        assertThat(seen(Review.class)).isEmpty();
    }

    @Test
    void aForgeThatIsDownIsAFailedLookAndNotAnEmptyOne() {
        gitHub.failing(call -> RequestFault.BROKEN);
        assertThatThrownBy(sensor::sense).isInstanceOf(ForgeException.class);
    }

    private String open(String branch) {
        String commit = gitHub.repository().push(branch);
        String[] parts = branch.split("/");
        forge.open(new PullRequestDraft(parts[2], parts[1], branch, "main", commit, "Title", "Body"));
        return commit;
    }

    private <F extends Fact> List<F> seen(Class<F> type) {
        return sensor.sense().stream()
                .map(Observation::fact)
                .flatMap(Optional::stream)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
