package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.actuator.integration.IntegrationFixture;
import dev.czar.actuator.integration.IntegrationFixture.SimulatedCrash;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.ChangeScope.LandedGoverningChange;
import dev.czar.fact.Memory.PastLanding;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.world.SettableClock;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.recovery.KeptHeads;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LandOmnibusActuatorTest {
    @TempDir
    Path folder;

    private IntegrationFixture scene;
    private LandOmnibus landing;

    @BeforeEach
    void begin() throws Exception {
        scene = new IntegrationFixture(folder);
        scene.sample.commit("one", "old\n", "One");
        scene.sample.branch("czar/a/T1", "main", "one", "x\n", "Work");
        landing = IntegrationFixture.landing(scene.build("main", scene.member("a", "T1")));
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void theTestedTreeIsTheTreeThatLandsAndTheWorkTreeFollows() {
        String base = scene.sample.head("main");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(landing.commit());
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(landing.tree());
        assertThat(scene.sample.top().resolve("one")).hasContent("x");
        assertThat(scene.sample.git("status", "--porcelain")).isEmpty();
        assertThat(IntegrationFixture.facts(outcome, PastLanding.class)).hasSize(1);
        assertThat(IntegrationFixture.facts(outcome, Omnibus.class))
                .singleElement()
                .satisfies(omnibus -> {
                    assertThat(omnibus.state()).isEqualTo(OmnibusState.LANDED);
                    assertThat(omnibus.base()).isEqualTo(base);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aLandingThatWasNotRecordedIsAsOldAsItIs(int step) {
        SettableClock clock = new SettableClock();
        scene.at(clock).crashAt(step);
        assertThatThrownBy(() -> scene.lander().act(landing)).isInstanceOf(SimulatedCrash.class);
        clock.pass(Duration.ofHours(1));
        assertThat(IntegrationFixture.facts(scene.lander().act(landing), PastLanding.class))
                .extracting(PastLanding::age)
                .containsExactly(Duration.ofHours(1));
    }

    @Test
    void theHeadsThatLandedAreKeptNoLonger() {
        KeptHeads kept = new KeptHeads(scene.sample.repository());
        kept.keep("T1", scene.sample.head("czar/a/T1"));
        kept.keep("T2", scene.sample.branch("czar/b/T2", "main", "two", "x", "Two"));
        scene.lander().act(landing);
        assertThat(scene.sample.git("for-each-ref", "--format=%(refname)", "refs/czar/keep"))
                .isEqualTo("refs/czar/keep/T2");
    }

    @Test
    void withAnotherBranchCheckedOutOnlyTheRefMoves() {
        scene.sample.git("switch", "--quiet", "-c", "elsewhere");
        scene.lander().act(landing);
        assertThat(scene.sample.head("main")).isEqualTo(landing.commit());
        assertThat(scene.sample.git("status", "--porcelain", "--branch")).isEqualTo("## elsewhere");
        assertThat(scene.sample.top().resolve("one")).hasContent("old");
    }

    @Test
    void uncommittedWorkElsewhereInTheTreeIsKept() {
        scene.sample.write(scene.sample.top().resolve("README.md"), "my draft");
        scene.sample.write(scene.sample.top().resolve("untracked"), "mine");
        assertThat(scene.lander().act(landing).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.top().resolve("README.md")).hasContent("my draft");
        assertThat(scene.sample.top().resolve("untracked")).hasContent("mine");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void uncommittedWorkInTheWayRefusesTheLanding(boolean staged) {
        String before = scene.sample.head("main");
        scene.sample.write(scene.sample.top().resolve("one"), "my draft");
        if (staged) {
            scene.sample.git("add", "one");
        }
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("cannot follow", "one");
        assertThat(scene.sample.head("main")).isEqualTo(before);
        assertThat(scene.sample.top().resolve("one")).hasContent("my draft");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatGitIgnoresIsSomebodysToo(boolean withGoverningFiles) throws Exception {
        GitTestRepository sample = scene.sample;
        sample.commit(".gitignore", "local/\n.env\n", "Ignore");
        sample.git("switch", "--quiet", "-c", "czar/b/T2");
        if (withGoverningFiles) {
            sample.write(sample.top().resolve(".czar/rules/new.drl"), "package dev.czar.rules;");
        }
        sample.write(sample.top().resolve(".env/defaults"), "of all");
        sample.write(sample.top().resolve("local/new"), "of all");
        sample.git("add", "--force", ".");
        sample.git("commit", "--quiet", "-m", "Work");
        sample.git("switch", "--quiet", "main");
        landing = IntegrationFixture.landing(scene.build("main", scene.member("b", "T2")));

        sample.write(sample.top().resolve("local/mine"), "mine");
        sample.write(sample.top().resolve(".env"), "my secret");
        String before = sample.head("main");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("cannot follow", ".env").doesNotContain("local");
        assertThat(sample.head("main")).isEqualTo(before);
        assertThat(sample.top().resolve(".env")).hasContent("my secret");

        Files.delete(sample.top().resolve(".env"));
        assertThat(scene.lander().act(landing).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(sample.top().resolve("local/mine")).hasContent("mine");
    }

    @Test
    void aCheckoutOfTheMainlineThatIsNotThereIsNamedWithTheWayOut() throws Exception {
        GitTestRepository sample = scene.sample;
        Path other = sample.top().resolveSibling("other");
        sample.git("switch", "--quiet", "-c", "elsewhere");
        sample.git("worktree", "add", "--quiet", other.toString(), "main");
        Files.move(other, other.resolveSibling("moved"));
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("other has the mainline checked out and is not there", "worktree repair");
        sample.gitIn(other.resolveSibling("moved"), "worktree", "repair");
        assertThat(scene.lander().act(landing).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(other.resolveSibling("moved/one")).hasContent("x");
    }

    @Test
    void nothingLandsUnderASecondCheckoutOfTheMainline() {
        GitTestRepository sample = scene.sample;
        Path second = sample.top().resolveSibling("second");
        sample.git("worktree", "add", "--quiet", "--force", second.toString(), "main");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("second", "git switch --detach");
        assertThat(sample.gitIn(second, "status", "--porcelain")).isEmpty();
        sample.gitIn(second, "switch", "--quiet", "--detach");
        assertThat(scene.lander().act(landing).status()).isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void aMainlineThatAPersonRebasesIsNotMovedUnderTheRebase() throws Exception {
        GitTestRepository sample = scene.sample;
        sample.tryGitIn(sample.top(), "rebase", "--exec", "false", "--force-rebase", "--root");
        String before = sample.head("main");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("in the middle of a rebase of main", "git rebase --abort");
        assertThat(sample.head("main")).isEqualTo(before);
        sample.git("rebase", "--abort");
        assertThat(scene.lander().act(landing).status()).isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void whatAPersonIsInTheMiddleOfIsSaid() {
        GitTestRepository sample = scene.sample;
        sample.branch("other", "main", "more", "x", "More");
        sample.git("merge", "--quiet", "--no-ff", "--no-commit", "other");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("in the middle of a merge", "git merge --continue");
        sample.git("merge", "--abort");
        assertThat(scene.lander().act(landing).status()).isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void aWorktreeThatDoesNotSayWhereItsGitDirectoryIsKeepsNothingFromLanding() throws Exception {
        Path broken = scene.sample.top().resolveSibling("broken");
        scene.sample.git("worktree", "add", "--quiet", "--detach", broken.toString());
        Files.writeString(broken.resolve(".git"), "");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).as(outcome.detail()).isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void aMainlineThatMovedOnIsNotOverrun() {
        String moved = scene.sample.commit("news", "x", "News");
        assertThat(scene.lander().act(landing).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(scene.sample.head("main")).isEqualTo(moved);
    }

    @Test
    void aTreeThatWasNotTestedDoesNotLand() {
        String before = scene.sample.head("main");
        LandOmnibus wrong = new LandOmnibus(landing.commit(), scene.sample.head("main^{tree}"), 1);
        assertThat(scene.lander().act(wrong).status()).isEqualTo(OutcomeStatus.FAILED);
        LandOmnibus foreign = new LandOmnibus(scene.sample.head("czar/a/T1"), scene.sample.head("czar/a/T1^{tree}"), 1);
        assertThat(scene.lander().act(foreign).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(scene.sample.head("main")).isEqualTo(before);
    }

    @Test
    void nothingLandsWhileApprovedWorkIsMissingAndItIsNamed() {
        String before = scene.sample.head("main");
        scene.sample.branch("czar/b/T2", "main", "two", "x", "Two");
        approved("czar/a/T1");
        approved("czar/b/T2");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).endsWith("not in the omnibus: [T2]");
        assertThat(scene.sample.head("main")).isEqualTo(before);
    }

    @Test
    void whatWasLeftOutOfABuildOfTheCommitIsNotMissedWhicheverBuildThatWas() throws Exception {
        approved("czar/a/T1");
        Outcome last = null;
        for (String task : List.of("T2", "T3")) {
            scene.sample.branch("czar/b/" + task, "main", task, "x", task);
            approved("czar/b/" + task);
            last = scene.builder(scene.site())
                    .act(new BuildOmnibus(
                            List.of(scene.member("a", "T1")),
                            List.of(scene.member("b", task)),
                            scene.sample.head("main")));
        }
        Outcome outcome = scene.lander().act(IntegrationFixture.landing(last));
        assertThat(outcome.status()).as(outcome.detail()).isEqualTo(OutcomeStatus.DONE);
    }

    private void approved(String branch) {
        String task = branch.substring(7);
        String head = scene.sample.head(branch);
        int number = scene.forge
                .open(new PullRequestDraft(task, "w", branch, "main", head, task, ""))
                .number();
        scene.forge.review(number, head, new ReviewAnswer(ReviewVerdict.APPROVE, "", List.of()));
    }

    @Test
    void pullRequestsLandWithTheirWork() {
        approved("czar/a/T1");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.detail()).endsWith("missing []");
        assertThat(IntegrationFixture.facts(outcome, PullRequest.class))
                .singleElement()
                .satisfies(pull -> {
                    assertThat(pull.branch()).isEqualTo("czar/a/T1");
                    assertThat(pull.state()).isEqualTo(PullRequestState.LANDED);
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aCrashAtAnyStepEndsInTheSameMainline(int step) throws Exception {
        scene.crashAt(step);
        assertThatThrownBy(() -> scene.lander().act(landing)).isInstanceOf(SimulatedCrash.class);
        Outcome resumed = scene.lander().resume(landing);
        assertThat(resumed.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(landing.commit());
        assertThat(scene.sample.git("status", "--porcelain")).isEmpty();
        assertThat(scene.lander().act(landing).detail()).isEqualTo(resumed.detail());
    }

    @Test
    void filesThatGovernLandAndAreNotInForce() throws Exception {
        scene.sample.commit(".czar/czar.yaml", "checks: [test]\n", "Set up");
        scene.sample.commit(".czar/rules/own.drl", "// own\n", "A rule of the project");
        scene.sample.branch("czar/b/T2", "main", ".czar/czar.yaml", "checks: []\n", "Weaken");
        scene.sample.branch("czar/c/T3", "main", ".czar/rules/limits.drl", "// anything goes\n", "Weaken more");
        scene.sample.branch("czar/d/T4", "main", "four", "x\n", "Work");
        landing = IntegrationFixture.landing(
                scene.build("main", scene.member("b", "T2"), scene.member("c", "T3"), scene.member("d", "T4")));
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(landing.commit());
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(landing.tree());
        Path top = scene.sample.top();
        assertThat(top.resolve("four")).hasContent("x");
        assertThat(top.resolve(".czar/czar.yaml")).hasContent("checks: [test]");
        assertThat(top.resolve(".czar/rules/limits.drl")).doesNotExist();
        assertThat(IntegrationFixture.facts(outcome, LandedGoverningChange.class))
                .singleElement()
                .satisfies(landed ->
                        assertThat(landed.paths()).containsExactly(".czar/czar.yaml", ".czar/rules/limits.drl"));
        scene.sample.git("restore", ".czar");
        assertThat(scene.sample.git("status", "--porcelain")).isEmpty();
        assertThat(top.resolve(".czar/czar.yaml")).hasContent("checks: []");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aCrashWhileFilesThatGovernLandPutsNothingIntoForce(int step) throws Exception {
        scene.sample.commit("later", "x", "The mainline goes on");
        scene.sample.branch("czar/b/T2", "main", ".czar/czar.yaml", "checks: []\n", "Weaken");
        landing = IntegrationFixture.landing(scene.build("main", scene.member("b", "T2")));
        scene.crashAt(step);
        assertThatThrownBy(() -> scene.lander().act(landing)).isInstanceOf(SimulatedCrash.class);
        Outcome resumed = scene.lander().resume(landing);
        assertThat(resumed.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(landing.commit());
        assertThat(scene.sample.top().resolve(".czar")).doesNotExist();
        assertThat(IntegrationFixture.facts(resumed, LandedGoverningChange.class))
                .hasSize(1);
    }

    @Test
    void aPersonsOwnEditOfAFileThatGovernsIsKept() throws Exception {
        scene.sample.commit(".czar/czar.yaml", "checks: [test]\n", "Set up");
        scene.sample.branch("czar/b/T2", "main", ".czar/czar.yaml", "checks: []\n", "Weaken");
        landing = IntegrationFixture.landing(scene.build("main", scene.member("b", "T2")));
        scene.sample.write(scene.sample.top().resolve(".czar/czar.yaml"), "checks: [test, lint]\n");
        scene.sample.git("add", ".czar");
        Outcome outcome = scene.lander().act(landing);
        assertThat(outcome.status()).as(outcome.detail()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.top().resolve(".czar/czar.yaml")).hasContent("checks: [test, lint]");
        assertThat(scene.sample.git("show", ":.czar/czar.yaml")).isEqualTo("checks: [test, lint]");
    }
}
