package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.integration.RunChecksActuator.AcceptanceChecks;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestTerms;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.io.CheckSpec;
import dev.czar.world.check.CheckSuite;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub;
import dev.czar.world.forge.github.FakeTime;
import dev.czar.world.forge.github.GitHubForge;
import dev.czar.world.git.recovery.KeptHeads;
import dev.czar.world.review.CodeReviewer.NoReviewer;
import dev.czar.world.review.CodeReviewer.ReviewRequest;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewComment;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PullRequestActuatorsTest {
    @TempDir
    Path folder;

    private IntegrationFixture scene;
    private String head;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder);
        scene.sample.git("switch", "--quiet", "-c", "czar/w/T1");
        scene.sample.commit("one", "x\n", "Add one\n\nBecause.");
        head = scene.sample.commit("two", "x\n", "Add two\n\nTASK_COMPLETE: T1");
        scene.sample.git("switch", "--quiet", "main");
        scene.sample.commit("news", "x", "News");
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void whatOthersSayOfAPullRequestIsNotKnownBeforeTheForgeIsAsked() {
        FakeTime time = new FakeTime();
        try (FakeGitHub gitHub = new FakeGitHub(time)) {
            gitHub.repository().mirrors(branch -> Optional.of(head));
            Forge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
            Outcome opened = new OpenPullRequestActuator(scene.site(), forge)
                    .act(new OpenPullRequest("T1", "w", "czar/w/T1", head, 1));
            assertThat(IntegrationFixture.facts(opened, PullRequestTerms.class))
                    .containsExactly(PullRequestTerms.unknown(1, "T1"));
        }
    }

    @Test
    void thePullRequestSpeaksInTheWordsOfItsCommits() {
        Outcome outcome = open(head);
        assertThat(IntegrationFixture.facts(outcome, PullRequest.class))
                .singleElement()
                .satisfies(pull -> {
                    assertThat(pull.number()).isEqualTo(1);
                    assertThat(pull.head()).isEqualTo(head);
                    assertThat(pull.worker()).isEqualTo("w");
                });
        ForgePullRequest pull = scene.forge.latestOf("czar/w/T1").orElseThrow();
        assertThat(pull.draft().title()).isEqualTo("Add one");
        assertThat(pull.draft().body())
                .contains("- Add one", "Because.", "- Add two", "Task: T1 (.czar/tasks/T1.md)")
                .doesNotContain("TASK_COMPLETE");
    }

    @Test
    void openingAgainAfterACrashOpensNoSecond() {
        open(head);
        assertThat(IntegrationFixture.facts(open(head), PullRequest.class)
                        .get(0)
                        .number())
                .isEqualTo(1);
        assertThat(scene.forge.list().pulls()).hasSize(1);
    }

    @Test
    void aHeadThatIsNotTheBranchsHeadIsNotOpened() {
        assertThat(open(scene.sample.head("main")).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(scene.forge.list().pulls()).isEmpty();
    }

    @Test
    void aBranchThatChangesNothingGetsNoPullRequest() {
        scene.sample.git("branch", "czar/w/T2", "main");
        Outcome outcome = new OpenPullRequestActuator(scene.site(), scene.forge)
                .act(new OpenPullRequest("T2", "w", "czar/w/T2", scene.sample.head("main"), 1));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("czar/w/T2 changes nothing");
        assertThat(scene.forge.list().pulls()).isEmpty();
    }

    @Test
    void theReviewerSeesWhatTheBranchChangedAndIsAskedOncePerHead() throws Exception {
        open(head);
        List<ReviewRequest> requests = new ArrayList<>();
        ReviewPullRequestActuator reviewer = new ReviewPullRequestActuator(scene.site(), scene.forge, request -> {
            requests.add(request);
            return new ReviewAnswer(ReviewVerdict.REQUEST_CHANGES, "no", List.of(new ReviewComment("one", 1, "why?")));
        });
        reviewer.act(new ReviewPullRequest(1, "T1", "czar/w/T1", head, 1));
        Outcome again = reviewer.resume(new ReviewPullRequest(1, "T1", "czar/w/T1", head, 1));
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.files()).containsExactly("one", "two");
            assertThat(request.diff()).contains("+++ b/one").doesNotContain("news");
        });
        assertThat(IntegrationFixture.facts(again, Review.class))
                .singleElement()
                .satisfies(review -> {
                    assertThat(review.verdict()).isEqualTo(ReviewResult.REQUEST_CHANGES);
                    assertThat(review.summary()).isEqualTo("no\none:1: why?");
                });
    }

    @Test
    void aReviewerThatFailsIsAskedAgain() throws Exception {
        open(head);
        ReviewPullRequest action = new ReviewPullRequest(1, "T1", "czar/w/T1", head, 1);
        Outcome failed = new ReviewPullRequestActuator(
                        scene.site(),
                        scene.forge,
                        request -> new ReviewAnswer(ReviewVerdict.ERROR, "broken", List.of()))
                .act(action);
        assertThat(failed.status()).isEqualTo(OutcomeStatus.FAILED);
        Outcome better = new ReviewPullRequestActuator(scene.site(), scene.forge, new NoReviewer()).act(action);
        assertThat(IntegrationFixture.facts(better, Review.class).get(0).verdict())
                .isEqualTo(ReviewResult.APPROVE);
    }

    @Test
    void checksGiveAResultBoundToTheHead() throws Exception {
        assertThat(check("exit 0").status()).isEqualTo(CheckStatus.PASSED);
        assertThat(check("echo no; exit 1")).satisfies(result -> {
            assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
            assertThat(result.signature()).isEqualTo("units");
            assertThat(result.head()).isEqualTo(head);
            assertThat(result.log()).contains("no");
        });
        assertThat(check("exit 127").status()).isEqualTo(CheckStatus.ERROR);
    }

    @Test
    void whatATaskItselfAsksForIsCheckedToo() throws Exception {
        CheckResult result = check("exit 0", script("login", "echo the door is shut; exit 1"));
        assertThat(result.status()).isEqualTo(CheckStatus.FAILED);
        assertThat(result.signature()).isEqualTo("login");
        assertThat(result.log()).contains("the door is shut");
        assertThat(check("exit 1", script("login", "exit 1")).signature()).isEqualTo("units");
        assertThat(check("exit 0", script("login", "exit 0")).status()).isEqualTo(CheckStatus.PASSED);
    }

    @Test
    void aPruneByHandDoesNotTakeTheHeadThatIsJudged() throws Exception {
        assertThat(check("exit 0").status()).isEqualTo(CheckStatus.PASSED);
        scene.sample.git("branch", "-D", "czar/w/T1");
        scene.sample.git("reflog", "expire", "--expire=now", "--all");
        scene.sample.git("gc", "--quiet", "--prune=now");
        assertThat(scene.sample.git("cat-file", "-t", head)).isEqualTo("commit");
    }

    @Test
    void theHeadOfATaskThatIsOverIsKeptNoLonger() throws Exception {
        KeptHeads kept = new KeptHeads(scene.sample.repository());
        kept.keep("withdrawn", head);
        kept.keep("waiting", head);
        CheckSuite checks = scene.suite(List.of());
        AcceptanceChecks queue = new AcceptanceChecks() {
            @Override
            public List<CheckSpec> forTask(String task) {
                return List.of();
            }

            @Override
            public boolean isOver(String task) {
                return task.equals("withdrawn");
            }
        };
        new RunChecksActuator(scene.site(), checks, queue).act(new RunChecks("T1", "w", "czar/w/T1", head, 1));
        assertThat(kept.tasks()).containsExactlyInAnyOrder("T1", "waiting");
    }

    private static CheckSpec script(String name, String script) {
        return new CheckSpec(name, List.of("sh", "-c", script), Duration.ofSeconds(10));
    }

    private CheckResult check(String script, CheckSpec... acceptance) throws Exception {
        CheckSpec command = script("units", "test ! -e two || { " + script + "; }");
        CheckSuite checks = scene.suite(List.of(command));
        Outcome outcome = new RunChecksActuator(scene.site(), checks, task -> List.of(acceptance))
                .act(new RunChecks("T1", "w", "czar/w/T1", head, 1));
        return IntegrationFixture.facts(outcome, CheckResult.class).get(0);
    }

    private Outcome open(String commit) {
        return new OpenPullRequestActuator(scene.site(), scene.forge)
                .act(new OpenPullRequest("T1", "w", "czar/w/T1", commit, 1));
    }
}
