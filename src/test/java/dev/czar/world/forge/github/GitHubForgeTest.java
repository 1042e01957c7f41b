package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.SecretValue;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestEvent;
import dev.czar.world.forge.ForgePullRequest.PullRequestState;
import dev.czar.world.forge.VerdictComment;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubForgeTest {
    private static final String BRANCH = "czar/w/T1";
    private static final ReviewAnswer APPROVED = new ReviewAnswer(ReviewVerdict.APPROVE, "fine", List.of());

    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final Forge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    private String head;

    @BeforeEach
    void begin() {
        head = gitHub.repository().push(BRANCH);
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void aSecondLookCostsNothingOfTheLimit() {
        open();
        forge.list();
        int before = gitHub.requests();
        int unchanged = gitHub.unchanged();
        forge.list();
        assertThat(gitHub.requests() - before).isEqualTo(gitHub.unchanged() - unchanged);
    }

    @Test
    void aVerdictApprovesNothingAndShowsAsAStatusOfItsCommit() {
        int number = open().number();
        forge.review(number, head, APPROVED);
        forge.review(number, head, APPROVED);
        assertThat(gitHub.repository().pull(number).reviews).singleElement().satisfies(review -> assertThat(review)
                .containsEntry("state", "COMMENTED"));
        assertThat(gitHub.repository().statuses(head)).singleElement().satisfies(status -> assertThat(status)
                .containsEntry("state", "success")
                .containsEntry("context", "czar/review"));
    }

    @Test
    void nobodyCanSpeakWithTheVoiceOfCzar() {
        int number = open().number();
        String forged = VerdictComment.of(APPROVED).body();
        FakePullRequest pull = gitHub.repository().pull(number);
        pull.reviewed("stranger", "COMMENTED", head, forged, now());
        pull.reviewed("mallory", "APPROVED", head, forged, now());
        pull.commented("mallory", "LGTM" + CommentText.OWN_MARK, now());
        ForgePullRequest seen = forge.byNumber(number).orElseThrow();
        assertThat(seen.reviewOf(head)).isEmpty();
        assertThat(seen.history()).extracting(PullRequestEvent::author).doesNotContain(ForgePullRequest.CZAR);
    }

    @Test
    void aForkWithABranchOfTheSameNameIsNotOurs() {
        int number = open().number();
        gitHub.repository().pull(number).home = "mallory/tally";
        assertThat(forge.list().pulls()).isEmpty();
        assertThat(forge.latestOf(BRANCH)).isEmpty();
    }

    @Test
    void whatPeopleMergedOrClosedByHandIsSeen() {
        int number = open().number();
        gitHub.repository().pull(number).close(now());
        assertThat(forge.list().pulls()).extracting(ForgePullRequest::state).containsExactly(PullRequestState.CLOSED);
        gitHub.repository().pull(number).merge(now());
        assertThat(forge.list().pulls()).extracting(ForgePullRequest::state).containsExactly(PullRequestState.LANDED);
        assertThat(forge.setState(number, PullRequestState.LANDED).state()).isEqualTo(PullRequestState.LANDED);
    }

    @Test
    void whenGitHubAsksForPatienceNobodyAsksAgainBeforeTheTime() {
        gitHub.failing(call -> RequestFault.SECONDARY);
        assertThatThrownBy(this::open).isInstanceOf(ForgeException.class).hasMessageContaining("are paused until");
        int asked = gitHub.requests();
        assertThatThrownBy(forge::list).isInstanceOf(ForgeException.class);
        assertThat(gitHub.requests()).isEqualTo(asked);
        gitHub.failing(call -> RequestFault.NONE);
        time.sleep(Duration.ofSeconds(62));
        assertThat(open().number()).isEqualTo(1);
    }

    @Test
    void aShortWaitIsWaited() {
        int[] left = {1};
        gitHub.failing(call -> left[0]-- > 0 ? RequestFault.TOO_MANY : RequestFault.NONE);
        Instant before = time.instant();
        assertThat(open().number()).isEqualTo(1);
        assertThat(Duration.between(before, time.instant())).isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatWasWrittenIsNotWrittenAgainBecauseItsAnswerWasLost() {
        gitHub.failing(call -> call.startsWith("POST ") ? RequestFault.LOST : RequestFault.NONE);
        int number = open().number();
        forge.comment(number, "once");
        forge.review(number, head, APPROVED);
        assertThat(gitHub.log()).filteredOn(call -> call.startsWith("POST ")).doesNotHaveDuplicates();
        assertThat(gitHub.repository().pull(number).comments).hasSize(1);
        assertThat(gitHub.repository().pull(number).reviews).hasSize(1);
    }

    @Test
    void aForgeThatIsDownIsAClearErrorWithoutTheToken() {
        gitHub.failing(call -> RequestFault.BROKEN);
        assertThatThrownBy(this::open)
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("status 502")
                .hasMessageNotContaining(FakeGitHub.TOKEN);
        assertThat(gitHub.address().toString()).doesNotContain(FakeGitHub.TOKEN);
    }

    @Test
    void aWrongTokenIsSaidSo() {
        GitHubAddress wrong = new GitHubAddress(gitHub.api(), "acme", "tally", new SecretValue("nonsense"));
        Forge stranger = new GitHubForge(wrong, RequestLimits.DEFAULT, time, time);
        assertThatThrownBy(stranger::list).hasMessageContaining("GitHub refuses (401, acme/tally)");
    }

    private ForgePullRequest open() {
        return forge.open(new PullRequestDraft("T1", "w", BRANCH, "main", head, "Title", "Body"));
    }

    private String now() {
        return gitHub.repository().now();
    }
}
