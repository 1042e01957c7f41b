package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.Forge.ThreadReply;
import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgeFeedback.CommentCommand;
import dev.czar.world.forge.ForgeFeedback.InlineThread;
import dev.czar.world.forge.ForgeFeedback.MergeRequirements;
import dev.czar.world.forge.ForgeFeedback.ReviewOpinion;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.PullRequestListing.UnreadablePullRequest;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people, bots and CI say on GitHub, and that one who cannot be understood stops nobody else. */
class GitHubFeedbackTest {
    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final GitHubForge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    private FakePullRequest pull;
    private String head;

    @BeforeEach
    void begin() {
        head = open("T1");
        open("T2");
        pull = gitHub.repository().pull(1);
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void aReviewByAnAppIsReadFromTheAnswerAndCountsForNothing() {
        pull.reviewed("review-app[bot]", "CHANGES_REQUESTED", head, "a nit", now());
        assertThat(said().opinions()).singleElement().satisfies(opinion -> {
            assertThat(opinion.reviewer().login()).isEqualTo("review-app[bot]");
            assertThat(opinion.reviewer().bot()).isTrue();
            assertThat(opinion.reviewer().mayPush()).isFalse();
        });
        assertThat(forge.list().pulls()).hasSize(2);
        assertThat(gitHub.log()).noneMatch(call -> call.contains("/users/") || call.contains("%5Bbot%5D"));
    }

    @Test
    void whatAnAccountThatIsGoneWroteIsReadAndCountsForNothing() {
        pull.reviewed("ghost", "CHANGES_REQUESTED", head, "long ago", now());
        pull.reviewed("gone-user", "CHANGES_REQUESTED", head, "suspended since", now());
        pull.commented("ghost", "/czar hold", now());
        assertThat(forge.list().unreadable()).isEmpty();
        assertThat(said().opinions())
                .extracting(opinion -> opinion.reviewer().mayPush())
                .containsExactly(false, false);
        assertThat(said().commands())
                .extracting(command -> command.author().mayPush())
                .containsExactly(false);
    }

    @Test
    void oneThatCannotBeReadStopsNoOtherAndKeepsWhatWasKnownOfIt() {
        pull.reviewed("alice", "CHANGES_REQUESTED", head, "not so", now());
        assertThat(said().opinions()).hasSize(1);
        pull.failure = 451;
        pull.touch();
        assertThat(forge.list().unreadable())
                .extracting(UnreadablePullRequest::number, UnreadablePullRequest::branch)
                .containsExactly(tuple(1, "czar/w/T1"));
        assertThat(forge.list().pulls()).extracting(ForgePullRequest::number).containsExactly(1, 2);
        assertThat(said().opinions()).hasSize(1);
        pull.failure = 0;
        assertThat(forge.list().unreadable()).isEmpty();
    }

    @Test
    void anAnswerThatIsMalformedIsOnePullRequestsFault() {
        pull.reviewed("alice", "APPROVED", head, "fine", "yesterday");
        assertThat(forge.list().unreadable()).singleElement().satisfies(one -> assertThat(one.cause())
                .contains("submitted_at is 'yesterday'"));
        assertThat(forge.list().pulls()).hasSize(2);
    }

    @Test
    void aVanishedHeadIsSaidAndStopsNobody() {
        pull.home = "";
        assertThat(forge.list().unreadable())
                .containsExactly(new UnreadablePullRequest(1, "czar/w/T1", "the repository of its branch is gone"));
        assertThat(forge.list().pulls()).extracting(ForgePullRequest::number).containsExactly(2);
    }

    @Test
    void aForgeThatAsksForPatienceIsNoPullRequestsFault() {
        forge.list();
        pull.touch();
        gitHub.failing(call -> call.contains("/reviews") ? RequestFault.SECONDARY : RequestFault.NONE);
        assertThatThrownBy(forge::list)
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("secondary limit")
                .hasMessageContaining("until 2026-01-01T00:01:0");
    }

    @Test
    void theLatestVerdictOfEachReviewerStandsUntilItIsDismissedOrGivenAnew() {
        pull.reviewed("alice", "CHANGES_REQUESTED", head, "name it better", now());
        pull.reviewed("alice", "COMMENTED", head, "and one more thing", now());
        pull.reviewed("bob", "APPROVED", head, "", now());
        gitHub.repository().push("czar/w/T1");
        assertThat(said().opinions())
                .extracting(opinion -> opinion.reviewer().login(), ReviewOpinion::verdict, ReviewOpinion::head)
                .containsExactly(
                        tuple("alice", ReviewVerdict.REQUEST_CHANGES, head), tuple("bob", ReviewVerdict.APPROVE, head));
        pull.reviewed("alice", "APPROVED", head, "thanks", now());
        pull.dismiss("bob");
        assertThat(said().opinions())
                .extracting(opinion -> opinion.reviewer().login(), ReviewOpinion::verdict)
                .containsExactly(tuple("alice", ReviewVerdict.APPROVE));
    }

    @Test
    void whoMayPushCountsAndStrangersDoNot() {
        pull.reviewed("stranger7", "CHANGES_REQUESTED", head, "do as I say", now());
        pull.reviewed("alice", "CHANGES_REQUESTED", head, "name it better", now());
        assertThat(said().opinions())
                .extracting(opinion -> opinion.reviewer().mayPush())
                .containsExactly(false, true);
    }

    @Test
    void inlineCommentsHaveTheirPlaceAndAreOpenUntilResolved() {
        Map<String, Object> review = pull.reviewed("alice", "CHANGES_REQUESTED", head, "two things", now());
        Map<String, Object> first = pull.commentedAt("src/A b.txt", 12, review, "why?");
        Map<String, Object> reply = pull.commentedAt("src/A b.txt", 12, review, "I mean: why not?");
        reply.put("in_reply_to_id", first.get("id"));
        Map<String, Object> other = pull.commentedAt("B.txt", 1, review, "and here");
        pull.resolve(other);
        assertThat(said().threads())
                .extracting(InlineThread::file, InlineThread::line, InlineThread::text, InlineThread::resolved)
                .containsExactly(
                        tuple("src/A b.txt", 12, "alice: why?\nalice: I mean: why not?", false),
                        tuple("B.txt", 1, "alice: and here", true));
        assertThat(said().opinions()).singleElement().satisfies(opinion -> assertThat(opinion.text())
                .isEqualTo("two things\nsrc/A b.txt:12: why?\nsrc/A b.txt:12: I mean: why not?\nB.txt:1: and here"));
    }

    @Test
    void aThreadIsRepliedToOnceAndItsReplyIsNotToldAgain() {
        Map<String, Object> review = pull.reviewed("alice", "COMMENTED", head, "", now());
        String thread = String.valueOf(
                pull.commentedAt("src/A b.txt", 12, review, "why?").get("id"));
        ThreadReply reply = new ThreadReply(thread, "src/A b.txt:12", "Answered with h2.");
        forge.reply(1, reply);
        forge.reply(1, reply);
        forge.reply(1, new ThreadReply("999", "B.txt:1", "to nobody"));
        assertThat(pull.inline).hasSize(2);
        assertThat(pull.inline.get(1).get("body")).isEqualTo(CommentText.marked("Answered with h2."));
        assertThat(said().threads()).singleElement().satisfies(one -> {
            assertThat(one.text()).isEqualTo("alice: why?");
            assertThat(one.head()).isEqualTo(head);
        });
    }

    @Test
    void labelsDraftsAndCommandsAreSeen() {
        pull.label("hold");
        pull.draft = true;
        pull.commented("alice", "Please wait.\n\n/czar hold\nuntil Monday", now());
        pull.commented("stranger1", "/czar land", now());
        pull.commented("bob", "see `/czar why` in the docs", now());
        pull.commented("czar-bot", "/czar land" + CommentText.OWN_MARK, now());
        ForgeFeedback said = said();
        assertThat(said.labels()).contains("hold");
        assertThat(said.draft()).isTrue();
        assertThat(said.commands())
                .extracting(CommentCommand::verb, command -> command.author().mayPush())
                .containsExactly(tuple("hold", true), tuple("land", false));
    }

    @Test
    void ciIsTheLatestRunOfEachNameAtExactlyTheHead() {
        FakeCi ci = gitHub.repository().ci();
        ci.run(head, "build", "failure", "boom");
        ci.run(head, "build", "", "");
        ci.run(head, "lint", "success", "");
        ci.run("0".repeat(40), "deploy", "failure", "elsewhere");
        assertThat(said().runs())
                .extracting(CiRun::name, CiRun::state)
                .containsExactly(tuple("build", CiState.PENDING), tuple("lint", CiState.PASSED));
    }

    @Test
    void aFailedRunSaysWhereAndOneThatAlsoPassedIsFlaky() {
        FakeCi ci = gitHub.repository().ci();
        ci.run(head, "build", "failure", "");
        ci.annotate(head, "src/A.txt", 7, "expected 3, got 4");
        ci.run(head, "net", "success", "");
        ci.run(head, "net", "timed_out", "no answer");
        assertThat(said().runs())
                .extracting(CiRun::name, CiRun::state, CiRun::flaky, CiRun::log)
                .containsExactly(
                        tuple("build", CiState.FAILED, false, "src/A.txt:7: expected 3, got 4"),
                        tuple("net", CiState.FAILED, true, "net ended\nno answer"));
    }

    @Test
    void ciThatEndsWithoutTouchingThePullRequestIsSeen() {
        FakeCi ci = gitHub.repository().ci();
        ci.run(head, "build", "", "");
        assertThat(said().runs()).extracting(CiRun::state).containsExactly(CiState.PENDING);
        ci.run(head, "build", "success", "");
        time.sleep(Duration.ofMinutes(1));
        assertThat(said().runs()).extracting(CiRun::state).containsExactly(CiState.PASSED);
    }

    @Test
    void ciThatFailedRunsAgain() {
        assertThat(forge.rerunFailedCi(1)).isEqualTo(1);
        assertThat(gitHub.repository().ci().reruns()).containsExactly("5");
    }

    @Test
    void whatTheBranchAsksForComesFromItsProtectionAndItsRules() {
        FakeCi ci = gitHub.repository().ci();
        ci.protect("build", "czar/review");
        ci.rule("required_status_checks", Map.of("required_status_checks", List.of(Map.of("context", "lint"))));
        ci.rule(
                "pull_request",
                Map.of("required_approving_review_count", 2, "required_review_thread_resolution", true));
        assertThat(said().required()).isEqualTo(new MergeRequirements(List.of("build", "lint"), 2, true));
    }

    @Test
    void anOwnersApprovalIsAskedForByProtectionOrByARule() {
        FakeCi ci = gitHub.repository().ci();
        ci.protect("build");
        ci.protectReviews(Map.of("require_code_owner_reviews", true, "required_approving_review_count", 1));
        assertThat(said().required()).isEqualTo(new MergeRequirements(List.of("build"), 1, false, true));
        time.sleep(Duration.ofMinutes(11));
        ci.protectReviews(Map.of());
        assertThat(said().required().owners()).isFalse();
        time.sleep(Duration.ofMinutes(11));
        ci.rule("pull_request", Map.of("require_code_owner_review", true));
        assertThat(said().required().owners()).isTrue();
    }

    @Test
    void anApprovalStandsForTheTeamItWasAskedOf() {
        pull.representing(pull.reviewed("alice", "APPROVED", head, "", now()), "acme/core");
        pull.reviewed("bob", "APPROVED", head, "", now());
        assertThat(said().opinions())
                .extracting(opinion -> opinion.reviewer().login(), ReviewOpinion::teams)
                .containsExactly(tuple("alice", Set.of("acme/core")), tuple("bob", Set.of()));
        gitHub.failing(call -> call.contains("graphql") ? RequestFault.BROKEN : RequestFault.NONE);
        pull.touch();
        assertThat(said().opinions()).hasSize(2).allMatch(opinion -> opinion.teams()
                .isEmpty());
    }

    @Test
    void whatOnlyQueriesTellIsAskedForAllAtOnceAndToTheEnd() {
        FakePullRequest other = gitHub.repository().pull(2);
        other.representing(other.reviewed("bob", "APPROVED", other.head, "", now()), "acme/docs");
        Map<String, Object> review = pull.reviewed("alice", "APPROVED", head, "", now());
        pull.representing(review, "acme/core");
        for (int line = 1; line <= 130; line++) {
            pull.resolve(pull.commentedAt("B.txt", line, review, "why?"));
        }
        List<ForgeFeedback> said = forge.list().pulls().stream()
                .map(one -> one.feedback().orElseThrow())
                .toList();
        assertThat(said.get(0).threads()).hasSize(130).allMatch(InlineThread::resolved);
        assertThat(said)
                .extracting(one -> one.opinions().get(0).teams())
                .containsExactly(Set.of("acme/core"), Set.of("acme/docs"));
        assertThat(gitHub.log()).filteredOn(call -> call.contains("graphql")).hasSize(2);
    }

    @Test
    void aPullRequestOfAForkWithAWorkersBranchIsSaidAndHoldsNoTaskUp() {
        pull.from("mallory/tally");
        assertThat(forge.list().unreadable()).singleElement().satisfies(one -> {
            assertThat(one.ofFork()).isTrue();
            assertThat(one.cause()).contains("czar/w/T1", "mallory/tally", "neither pushed to nor landed");
        });
        assertThat(forge.list().pulls()).extracting(ForgePullRequest::number).containsExactly(2);
    }

    private String open(String task) {
        String branch = "czar/w/" + task;
        String commit = gitHub.repository().push(branch);
        forge.open(new PullRequestDraft(task, "w", branch, "main", commit, "Title", "Body"));
        return commit;
    }

    private ForgeFeedback said() {
        return forge.list().pulls().get(0).feedback().orElseThrow();
    }

    private String now() {
        return gitHub.repository().now();
    }
}
