package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.CommentCommand;
import dev.czar.world.forge.ForgeFeedback.InlineThread;
import dev.czar.world.forge.ForgeFeedback.ReviewOpinion;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reviews in the order in which people really give them. */
class GitHubReviewTest {
    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final GitHubForge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    private FakePullRequest pull;
    private String head;

    @BeforeEach
    void begin() {
        head = gitHub.repository().push("czar/w/T1");
        forge.open(new PullRequestDraft("T1", "w", "czar/w/T1", "main", head, "Title", "Body"));
        pull = gitHub.repository().pull(1);
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void aReviewWithoutAnAccountIsReadAndCountsForNothing() {
        pull.reviewed("alice", "CHANGES_REQUESTED", head, "no", now()).put("user", null);
        assertThat(forge.list().unreadable()).isEmpty();
        assertThat(said().opinions()).singleElement().satisfies(opinion -> {
            assertThat(opinion.reviewer().login()).isEqualTo("ghost");
            assertThat(opinion.reviewer().mayPush()).isFalse();
        });
    }

    @Test
    void twoReviewersHoldTheirOwnWordsInWhateverOrderTheyChangeThem() {
        pull.reviewed("alice", "APPROVED", head, "", now());
        pull.reviewed("bob", "CHANGES_REQUESTED", head, "no", now());
        pull.reviewed("alice", "CHANGES_REQUESTED", head, "bob is right", now());
        pull.reviewed("bob", "APPROVED", head, "now it is", now());
        pull.reviewed("alice", "COMMENTED", head, "almost", now());
        assertThat(said().opinions())
                .extracting(opinion -> opinion.reviewer().login(), ReviewOpinion::verdict)
                .containsExactlyInAnyOrder(
                        tuple("alice", ReviewVerdict.REQUEST_CHANGES), tuple("bob", ReviewVerdict.APPROVE));
    }

    @Test
    void whatWasDismissedIsGoneUntilItIsGivenAnew() {
        pull.reviewed("alice", "CHANGES_REQUESTED", head, "no", now());
        pull.dismiss("alice");
        assertThat(said().opinions()).isEmpty();
        pull.reviewed("alice", "CHANGES_REQUESTED", head, "still no", now());
        assertThat(said().opinions()).extracting(ReviewOpinion::text).containsExactly("still no");
    }

    @Test
    void anOrderInTheTextOfAReviewIsAnOrder() {
        pull.reviewed("alice", "COMMENTED", head, "I want to see this first.\n\n/czar hold", now());
        pull.reviewed("stranger1", "COMMENTED", head, "/czar land", now());
        pull.reviewed("bob", "PENDING", head, "/czar land", now()).put("submitted_at", null);
        time.sleep(Duration.ofMinutes(1));
        pull.commented("alice", "/czar release", now());
        forge.review(1, head, new ReviewAnswer(ReviewVerdict.APPROVE, "\n/czar land", List.of()));
        assertThat(said().commands())
                .extracting(CommentCommand::verb, command -> command.author().mayPush())
                .containsExactly(tuple("hold", true), tuple("land", false), tuple("release", true));
    }

    @Test
    void aThreadThatIsResolvedStaysSoWhenItsFirstCommentIsDeleted() {
        Map<String, Object> review = pull.reviewed("alice", "COMMENTED", head, "", now());
        Map<String, Object> reply = pull.commentedAt("B.txt", 3, review, "I mean this");
        reply.put("in_reply_to_id", 77);
        pull.resolve(reply);
        assertThat(said().threads()).extracting(InlineThread::resolved).containsExactly(true);
    }

    @Test
    void anOutdatedCommentIsWhereItWasAndOneOfAWholeFileHasNoLine() {
        Map<String, Object> review = pull.reviewed("alice", "COMMENTED", head, "", now());
        Map<String, Object> outdated = pull.commentedAt("B.txt", 3, review, "```suggestion\nb\n```");
        outdated.put("line", null);
        outdated.put("original_line", 8);
        pull.commentedAt("C.txt", 1, review, "why this file?").put("line", null);
        assertThat(said().threads())
                .extracting(InlineThread::file, InlineThread::line, InlineThread::text)
                .containsExactly(
                        tuple("B.txt", 8, "alice: ```suggestion\nb\n```"), tuple("C.txt", 0, "alice: why this file?"));
    }

    @Test
    void threadsMustBeResolvedWhereTheProtectionOfTheBranchSaysSo() {
        gitHub.repository().ci().protect("build");
        gitHub.repository().ci().protectReviews(Map.of("required_approving_review_count", 1));
        assertThat(said().required().resolvedThreads()).isFalse();
        gitHub.repository().ci().protectConversations();
        time.sleep(Duration.ofMinutes(11));
        assertThat(said().required().resolvedThreads()).isTrue();
        assertThat(said().required().approvals()).isEqualTo(1);
    }

    @Test
    void labelsAreTheSameInCapitals() {
        pull.labels.clear();
        pull.label("Czar");
        int before = gitHub.requests();
        forge.open(new PullRequestDraft("T1", "w", "czar/w/T1", "main", head, "Title", "Body"));
        assertThat(gitHub.log().subList(before, gitHub.requests())).noneMatch(call -> call.startsWith("POST"));
    }

    @Test
    void onePersonsClosingAndOpeningAgainChangesNothingOfWhatWasSaid() {
        pull.reviewed("alice", "CHANGES_REQUESTED", head, "no", now());
        pull.close(now());
        assertThat(forge.list().pulls().get(0).feedback()).isEmpty();
        pull.state = "open";
        pull.touch();
        assertThat(said().opinions()).extracting(ReviewOpinion::text).containsExactly("no");
    }

    private ForgeFeedback said() {
        return forge.list().pulls().get(0).feedback().orElseThrow();
    }

    private String now() {
        return gitHub.repository().now();
    }
}
