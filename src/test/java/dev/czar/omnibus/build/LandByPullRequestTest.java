package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.actuator.integration.IntegrationFixture;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.OmnibusAction.WithdrawLanding;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Memory.PastLanding;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.LandedDifference;
import dev.czar.fact.Omnibus.LandingPhase;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Omnibus.RequestedLanding;
import dev.czar.fact.Project.MergeStyle;
import dev.czar.sensor.surroundings.LandingSensor;
import dev.czar.world.SettableClock;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeLanding;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import dev.czar.world.forge.github.FakeMerges;
import dev.czar.world.forge.github.FakePullRequest;
import dev.czar.world.forge.github.FakeTime;
import dev.czar.world.forge.github.GitHubForge;
import dev.czar.world.git.LandingBranches;
import dev.czar.world.git.OriginRemote;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mainline that only the forge may change: the tested commit is asked for, waited for, and what came of it is looked at. */
class LandByPullRequestTest {
    @TempDir
    Path folder;

    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final FakeMerges merges = gitHub.repository().merges();
    private IntegrationFixture scene;
    private Path bare;
    private Path person;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder);
        bare = folder.resolve("bare.git");
        person = folder.resolve("person");
        scene.sample.git("clone", "--quiet", "--bare", ".", bare.toString());
        scene.sample.git("remote", "add", "origin", bare.toString());
        scene.sample.git("clone", "--quiet", bare.toString(), person.toString());
        scene.sample.branch("czar/a/T1", "main", "one", "x\n", "Work");
        gitHub.repository()
                .mirrors(branch -> Optional.of(scene.sample.gitIn(bare, "rev-parse", "refs/heads/" + branch)));
        merges.by(this::merged);
    }

    @AfterEach
    void end() {
        scene.close();
        gitHub.close();
    }

    @Test
    void theQueueLandsWhatWasTested() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        SettableClock clock = new SettableClock();
        scene.at(clock);
        Outcome asked = landing().act(tested);
        assertThat(asked.status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(phase(asked)).isEqualTo(LandingPhase.QUEUED);
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.QUEUED);
        assertThat(pull().body()).contains(tested.commit(), tested.tree());
        merges.complete(pull());
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.MERGED);
        clock.pass(Duration.ofDays(7));
        Outcome landed = landing().act(tested);
        assertThat(landed.status()).as(landed.detail()).isEqualTo(OutcomeStatus.DONE);
        assertThat(IntegrationFixture.facts(landed, Omnibus.class))
                .singleElement()
                .satisfies(omnibus -> assertThat(omnibus.state()).isEqualTo(OmnibusState.LANDED));
        assertThat(IntegrationFixture.facts(landed, PastLanding.class))
                .extracting(PastLanding::age)
                .containsExactly(Duration.ZERO);
        assertThat(IntegrationFixture.facts(landed, LandedDifference.class)).isEmpty();
        assertThat(scene.sample.head("main")).isEqualTo(atOrigin("main")).isNotEqualTo(tested.commit());
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(tested.tree());
        assertThat(scene.sample.gitIn(bare, "branch", "--list", "czar/omnibus-*"))
                .isEmpty();
        assertThat(sensed()).isEmpty();
        assertThat(merges.asked()).containsExactly("enqueue 1");
    }

    @Test
    void whatTheQueueTakesOutIsSaidAndNotPutInAgain() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        landing().act(tested);
        String before = scene.sample.head("main");
        merges.reject(pull(), "failed_checks");
        assertThat(sensed()).hasValueSatisfying(seen -> {
            assertThat(seen.phase()).isEqualTo(LandingPhase.REFUSED);
            assertThat(seen.words()).contains("failed_checks");
        });
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.REFUSED);
        assertThat(merges.asked()).containsExactly("enqueue 1");
        assertThat(scene.sample.head("main")).isEqualTo(before);
        merges.enqueue(pull());
        merges.complete(pull());
        assertThat(landing().act(tested).status()).isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void whatAPersonSendsToAnotherBranchIsNotMergedThere() throws Exception {
        merges.standing("BLOCKED");
        LandOmnibus tested = tested("T1");
        landing().act(tested);
        pull().goesTo("release");
        merges.standing("CLEAN");
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.REFUSED);
        assertThat(sensed()).hasValueSatisfying(seen -> assertThat(seen.words()).contains("go to main again"));
        assertThat(merges.asked()).isEmpty();
        pull().goesTo("main");
        assertThat(landing().act(tested).status()).isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void anotherTreeThanTheTestedOneIsSaid() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        landing().act(tested);
        String others = pushed("news");
        merges.complete(pull());
        Outcome landed = landing().act(tested);
        assertThat(landed.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(IntegrationFixture.facts(landed, LandedDifference.class))
                .extracting(LandedDifference::landed)
                .containsExactly(atOrigin("main"));
        assertThat(scene.sample.git("ls-tree", "--name-only", "main")).contains("news", "one");
        assertThat(scene.sample.git("merge-base", "main", others)).isEqualTo(others);
    }

    @Test
    void aMainlineThatMovedBeforeIsNotAskedToTakeWhatWasTestedWithoutThat() throws Exception {
        merges.withQueue();
        LandOmnibus stale = tested("T1");
        pushed("news");
        assertThat(landing().act(stale).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(gitHub.repository().pulls()).isEmpty();
        assertThat(sensed()).isEmpty();
    }

    @Test
    void whatWasAskedForBeforeAKillIsNotAskedForAgain() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        AtomicBoolean dead = new AtomicBoolean(true);
        gitHub.failing(call ->
                dead.get() && call.equals("POST /repos/acme/tally/pulls") ? RequestFault.FORBIDDEN : RequestFault.NONE);
        assertThatThrownBy(() -> landing().act(tested)).hasMessageContaining("not accessible");
        dead.set(false);
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.QUEUED);
        assertThat(phase(landing().resume(tested))).isEqualTo(LandingPhase.QUEUED);
        assertThat(gitHub.repository().pulls()).hasSize(1);
        assertThat(merges.asked()).containsExactly("enqueue 1");
        merges.complete(pull());
        assertThat(landing().resume(tested).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(landing().resume(tested).status()).isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void anAnswerThatIsLostIsNoReasonToAskTwice() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        AtomicInteger queries = new AtomicInteger();
        gitHub.failing(call ->
                call.equals("POST /graphql") && queries.incrementAndGet() == 3 ? RequestFault.LOST : RequestFault.NONE);
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.QUEUED);
        assertThat(merges.asked()).containsExactly("enqueue 1");
    }

    @Test
    void whatIsInTheQueueThoughGitHubDoesNotShowItYetIsInIt() throws Exception {
        merges.withQueue();
        merges.showsLate();
        LandOmnibus tested = tested("T1");
        landing().act(tested);
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.QUEUED);
        assertThat(merges.asked()).containsExactly("enqueue 1", "enqueue 1");
    }

    @Test
    void withoutAQueueGitHubMergesWhenItMay() throws Exception {
        merges.standing("BLOCKED");
        merges.allowAutomatic();
        LandOmnibus tested = tested("T1");
        Outcome asked = landing().act(tested);
        assertThat(phase(asked)).isEqualTo(LandingPhase.WAITING);
        assertThat(asked.detail()).contains("checks or reviews", "by itself");
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.WAITING);
        assertThat(merges.asked()).containsExactly("automatic 1");
        merges.complete(pull());
        assertThat(landing().act(tested).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(tested.tree());
    }

    @Test
    void whatMayNotMergeByItselfIsMergedWhenItCanBe() throws Exception {
        merges.standing("BLOCKED");
        LandOmnibus tested = tested("T1");
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.WAITING);
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.WAITING);
        assertThat(merges.asked()).isEmpty();
        merges.standing("CLEAN");
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.READY);
        assertThat(landing().act(tested).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(merges.asked()).containsExactly("merge 1 merge");
    }

    @Test
    void aLinearMainlineGetsTheTestedTreeInCommitsOfTheForge() throws Exception {
        LandOmnibus tested = tested("T1");
        Outcome landed = landing(MergeStyle.SQUASH).act(tested);
        assertThat(landed.status()).as(landed.detail()).isEqualTo(OutcomeStatus.DONE);
        assertThat(merges.asked()).containsExactly("merge 1 rebase");
        assertThat(scene.sample.head("main")).isEqualTo(atOrigin("main"));
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(tested.tree());
        assertThat(landing(MergeStyle.SQUASH).act(tested).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(merges.asked()).hasSize(1);
    }

    @Test
    void whatIsTakenBackIsOutOfTheQueueAndMayBeAskedForAgain() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        landing().act(tested);
        Outcome taken = new WithdrawLandingActuator(Optional.of(destination(MergeStyle.COMMIT)), time)
                .act(new WithdrawLanding(tested.commit(), 1, 1));
        assertThat(taken.observations()).extracting(Observation::key).containsExactly("RequestedLanding/omnibus");
        assertThat(pull().isOpen()).isFalse();
        assertThat(sensed()).isEmpty();
        assertThat(scene.sample.gitIn(bare, "branch", "--list", "czar/omnibus-*"))
                .isEmpty();
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.QUEUED);
        merges.complete(pull(2));
        assertThat(landing().act(tested).status()).isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void whatIsThroughBeforeItCouldBeTakenBackHasLanded() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        landing().act(tested);
        merges.complete(pull());
        Outcome late = new WithdrawLandingActuator(Optional.of(destination(MergeStyle.COMMIT)), time)
                .act(new WithdrawLanding(tested.commit(), 1, 1));
        assertThat(late.status()).as(late.detail()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.MERGED);
        assertThat(landing().act(tested).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(atOrigin("main"));
    }

    @Test
    void whatCouldNotBeTakenBackIsTakenBackAtTheNextAttemptAndNoLaterRequestIsForgottenForIt() throws Exception {
        merges.standing("BLOCKED");
        LandOmnibus first = tested("T1");
        landing().act(first);
        WithdrawLandingActuator withdrawal =
                new WithdrawLandingActuator(Optional.of(destination(MergeStyle.COMMIT)), time);
        gitHub.failing(call -> call.startsWith("PATCH") ? RequestFault.FORBIDDEN : RequestFault.NONE);
        assertThatThrownBy(() -> withdrawal.act(new WithdrawLanding(first.commit(), 1, 1)))
                .isInstanceOf(ForgeException.class);
        gitHub.failing(call -> RequestFault.NONE);
        scene.sample.branch("czar/b/T2", "main", "two", "y\n", "More");
        scene.sample.git("update-ref", "refs/heads/czar/omnibus", "czar/b/T2");
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.OUTDATED);
        assertThat(withdrawal.act(new WithdrawLanding(first.commit(), 1, 2)).status())
                .isEqualTo(OutcomeStatus.DONE);
        assertThat(pull().isOpen()).isFalse();
        Outcome late = withdrawal.act(new WithdrawLanding(first.commit(), 1, 3));
        assertThat(late.status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(late.observations()).isEmpty();
    }

    @Test
    void whatWasBuiltOnItWhileItWaitsStaysAndIsAskedForAfterwards() throws Exception {
        merges.standing("BLOCKED");
        LandOmnibus first = tested("T1");
        landing().act(first);
        LandOmnibus both = more();
        assertThat(sensed()).hasValueSatisfying(seen -> {
            assertThat(seen.commit()).isEqualTo(first.commit());
            assertThat(seen.phase()).isEqualTo(LandingPhase.WAITING);
        });
        merges.standing("CLEAN");
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.READY);
        Outcome landed = landing().act(first);
        assertThat(landed.status()).as(landed.detail()).isEqualTo(OutcomeStatus.DONE);
        assertThat(IntegrationFixture.facts(landed, Omnibus.class))
                .as("the later one is still tested and not landed")
                .isEmpty();
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(first.tree());
        assertThat(scene.sample.head("czar/omnibus")).isEqualTo(both.commit());
        assertThat(sensed()).isEmpty();
    }

    @Test
    void whatWaitsWhileOthersComeInBeforeItIsOutdated() throws Exception {
        merges.standing("BLOCKED");
        landing().act(tested("T1"));
        pushed("news");
        scene.sample.git("fetch", "--quiet", "origin");
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.OUTDATED);
    }

    @Test
    void whatWaitsIsOutdatedWhenTheOmnibusStandsOnItNoMore() throws Exception {
        merges.standing("BLOCKED");
        landing().act(tested("T1"));
        scene.sample.branch("czar/b/T2", "main", "two", "y\n", "More");
        scene.sample.git("update-ref", "refs/heads/czar/omnibus", "czar/b/T2");
        assertThat(sensed()).map(RequestedLanding::phase).contains(LandingPhase.OUTDATED);
    }

    @Test
    void whatCzarClosedAndCouldNotAskForAgainIsNobodysRefusal() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        landing().act(tested);
        branches().mark(tested.commit());
        pull().close(time.instant().toString());
        AtomicBoolean dead = new AtomicBoolean(true);
        gitHub.failing(call ->
                dead.get() && call.equals("POST /repos/acme/tally/pulls") ? RequestFault.FORBIDDEN : RequestFault.NONE);
        assertThatThrownBy(() -> landing().act(tested)).hasMessageContaining("not accessible");
        dead.set(false);
        assertThat(sensed()).isEmpty();
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.QUEUED);
    }

    @Test
    void whatCzarClosedAndHadNoTimeToPutAwayIsNobodysRefusal() throws Exception {
        merges.withQueue();
        LandOmnibus tested = tested("T1");
        landing().act(tested);
        branches().mark(tested.commit());
        pull().close(time.instant().toString());
        assertThat(sensed()).isEmpty();
        assertThat(phase(landing().act(tested))).isEqualTo(LandingPhase.QUEUED);
        pull(2).close(time.instant().toString());
        assertThat(sensed()).map(RequestedLanding::words).contains("it was closed; reopen it to have it landed");
    }

    @Test
    void onlyTheLatestOmnibusIsAskedFor() throws Exception {
        merges.withQueue();
        landing().act(tested("T1"));
        LandOmnibus both = more();
        assertThat(phase(landing().act(both))).isEqualTo(LandingPhase.QUEUED);
        assertThat(pull(2).title()).isEqualTo("Land T1, T2");
        assertThat(gitHub.repository().pulls())
                .extracting(FakePullRequest::isOpen)
                .containsExactly(false, true);
        assertThat(scene.sample
                        .gitIn(bare, "branch", "--list", "czar/omnibus-*")
                        .lines())
                .hasSize(1);
    }

    private LandOmnibusActuator landing() {
        return landing(MergeStyle.COMMIT);
    }

    /** As after a start: nothing is remembered but in the repository and at the forge. */
    private LandOmnibusActuator landing(MergeStyle style) {
        return scene.lander(style, Optional.of(destination(style)));
    }

    private LandingDestination destination(MergeStyle style) {
        return new RequestedDestination(
                scene.sample.repository(), branches(), forge(), style != MergeStyle.COMMIT, time);
    }

    private ForgeLanding forge() {
        return new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time)
                .landing()
                .orElseThrow();
    }

    private LandingBranches branches() {
        return new LandingBranches(
                scene.sample.repository(),
                scene.site().trunk(),
                OriginRemote.of(scene.sample.repository(), scene.site().trunk()).orElseThrow());
    }

    private Optional<RequestedLanding> sensed() {
        return new LandingSensor(scene.sample.repository(), scene.site().trunk(), branches(), forge(), time)
                .sense().stream()
                        .flatMap(seen -> seen.fact().stream())
                        .map(RequestedLanding.class::cast)
                        .findFirst();
    }

    private LandOmnibus tested(String task) throws InterruptedException {
        return IntegrationFixture.landing(scene.build("main", scene.member("a", task)));
    }

    /** Built on what was tested before. */
    private LandOmnibus more() throws InterruptedException {
        scene.sample.branch("czar/b/T2", "main", "two", "y\n", "More");
        return IntegrationFixture.landing(scene.build("czar/omnibus", scene.member("b", "T2")));
    }

    private FakePullRequest pull() {
        return pull(1);
    }

    private FakePullRequest pull(int number) {
        return gitHub.repository().pull(number);
    }

    private static LandingPhase phase(Outcome outcome) {
        List<RequestedLanding> requests = IntegrationFixture.facts(outcome, RequestedLanding.class);
        assertThat(requests).as(outcome.detail()).hasSize(1);
        return requests.get(0).phase();
    }

    private String atOrigin(String branch) {
        return scene.sample.gitIn(bare, "rev-parse", "refs/heads/" + branch);
    }

    private String pushed(String file) {
        String commit = scene.sample.commitIn(person, file, "x\n", "News");
        scene.sample.gitIn(person, "push", "--quiet", "origin", "HEAD:main");
        return commit;
    }

    /** Merges at origin as GitHub does: always with commits of its own. */
    private String merged(String head, String method) {
        scene.sample.gitIn(person, "fetch", "--quiet", "origin");
        scene.sample.gitIn(person, "reset", "--quiet", "--hard", "origin/main");
        if (method.equalsIgnoreCase("merge")) {
            scene.sample.gitIn(person, "merge", "--quiet", "--no-ff", "-m", "Merge pull request", head);
        } else {
            scene.sample.gitIn(person, "cherry-pick", "origin/main.." + head);
            scene.sample.gitIn(person, "commit", "--quiet", "--amend", "-m", "Rebased");
        }
        scene.sample.gitIn(person, "push", "--quiet", "origin", "HEAD:main");
        return scene.sample.gitIn(person, "rev-parse", "HEAD");
    }
}
