package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.integration.FetchOriginActuator;
import dev.czar.actuator.integration.FollowOriginActuator;
import dev.czar.actuator.integration.IntegrationFixture;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.OriginAction.FetchOrigin;
import dev.czar.decision.OriginAction.FollowOrigin;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.InfrastructureState.OriginFetch;
import dev.czar.fact.InfrastructureState.OriginPosition;
import dev.czar.fact.InfrastructureState.OriginRefusal;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.OmnibusState;
import dev.czar.fact.Project.MergeStyle;
import dev.czar.sensor.OriginSensor;
import dev.czar.sensor.SensorTrigger;
import dev.czar.sensor.SensorTriggers;
import dev.czar.world.TestPrograms;
import dev.czar.world.git.OriginRemote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mainline here and at origin, kept in step by what the rules order. */
class LandAtOriginTest {
    @TempDir
    Path folder;

    private IntegrationFixture scene;
    private Path bare;
    private Path person;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder);
        scene.sample.commit("one", "old\n", "One");
        bare = folder.resolve("bare.git");
        person = folder.resolve("person");
        scene.sample.git("clone", "--quiet", "--bare", ".", bare.toString());
        scene.sample.git("remote", "add", "origin", bare.toString());
        scene.sample.git("clone", "--quiet", bare.toString(), person.toString());
        scene.sample.branch("czar/a/T1", "main", "one", "x\n", "Work");
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void aSquashedLandingGoesToOriginAndTheMainlineHereFollows() throws Exception {
        LandOmnibus tested = tested();
        Outcome landed = landing(MergeStyle.SQUASH).act(tested);
        assertThat(landed.status()).isEqualTo(OutcomeStatus.DONE);
        String there = scene.sample.git("--git-dir", bare.toString(), "rev-parse", "main");
        assertThat(there).isEqualTo(scene.sample.head("main")).isNotEqualTo(tested.commit());
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(tested.tree());
        assertThat(landing(MergeStyle.SQUASH).act(tested).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(there);
    }

    @Test
    void theTestedCommitLandsAtOriginAndTheMainlineHereFollows() throws Exception {
        fetch(1);
        Outcome outcome = landing().act(tested());
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.gitIn(bare, "rev-parse", "main")).isEqualTo(tested().commit());
        assertThat(scene.sample.head("main")).isEqualTo(tested().commit());
        assertThat(position().ahead()).isZero();
        assertThat(position().behind()).isZero();
    }

    @Test
    void aDirtyCheckoutHereDoesNotUndoWhatLandedAtOrigin() throws Exception {
        fetch(1);
        LandOmnibus tested = tested();
        scene.sample.write(scene.sample.top().resolve("one"), "my draft");
        Outcome outcome = landing().act(tested);
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(IntegrationFixture.facts(outcome, Omnibus.class))
                .singleElement()
                .satisfies(omnibus -> assertThat(omnibus.state()).isEqualTo(OmnibusState.LANDED));
        assertThat(scene.sample.gitIn(bare, "rev-parse", "main")).isEqualTo(tested.commit());
        assertThat(scene.sample.top().resolve("one")).hasContent("my draft");
        assertThat(position().behind()).isEqualTo(2);
    }

    @Test
    void whatMovedAtOriginIsFollowedBuiltOnAndThenLands() throws Exception {
        fetch(1);
        LandOmnibus stale = tested();
        String pushed = push();
        assertThat(landing().act(stale).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(scene.sample.gitIn(bare, "rev-parse", "main")).isEqualTo(pushed);
        assertThat(position().behind()).isEqualTo(1);
        assertThat(follow(pushed).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(pushed);
        assertThat(scene.sample.top().resolve("news")).exists();
        LandOmnibus fresh = tested();
        assertThat(landing().act(fresh).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.gitIn(bare, "ls-tree", "--name-only", "main")).contains("news", "one");
    }

    @Test
    void aRefusedLandingIsAFactWithTheRemotesWordsAndNothingHereMoves() throws Exception {
        String before = scene.sample.head("main");
        Path hook = bare.resolve("hooks/update");
        scene.sample.write(hook, "#!/bin/sh\necho 'sign your commits'\nexit 1\n");
        TestPrograms.executable(hook);
        fetch(1);
        Outcome outcome = landing().act(tested());
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(IntegrationFixture.facts(outcome, OriginRefusal.class))
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.words()).startsWith("sign your commits"));
        assertThat(scene.sample.head("main")).isEqualTo(before);
        Files.delete(hook);
        assertThat(landing().act(tested()).observations())
                .filteredOn(seen -> seen.fact().isEmpty())
                .extracting(Observation::key)
                .containsExactly("OriginRefusal/main");
    }

    @Test
    void aCrashAfterThePushIsNoSecondLanding() throws Exception {
        fetch(1);
        LandOmnibus tested = tested();
        scene.sample.git("push", "--quiet", "origin", tested.commit() + ":refs/heads/main");
        assertThat(landing().act(tested).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(tested.commit());
    }

    @Test
    void aMainlineWithUncommittedWorkInTheWayOrCommitsOfItsOwnStaysWhereItIs() {
        scene.sample.commitIn(person, "one", "theirs\n", "Theirs");
        scene.sample.gitIn(person, "push", "--quiet", "origin", "HEAD:main");
        String pushed = scene.sample.gitIn(bare, "rev-parse", "main");
        fetch(1);
        scene.sample.write(scene.sample.top().resolve("one"), "my draft");
        Outcome dirty = follow(pushed);
        assertThat(dirty.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(dirty.detail()).contains("cannot follow", "one");
        scene.sample.git("checkout", "--quiet", "one");
        String own = scene.sample.commit("mine", "x\n", "Mine");
        assertThat(follow(pushed).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(scene.sample.head("main")).isEqualTo(own);
        assertThat(position().ahead()).isEqualTo(1);
        assertThat(position().behind()).isEqualTo(1);
    }

    @Test
    void aFetchIsAFactWhetherItSucceedsOrNot() {
        assertThat(fetch(1).problem()).isEmpty();
        scene.sample.git(
                "remote", "set-url", "origin", folder.resolve("nowhere").toString());
        assertThat(fetch(2).problem()).contains("nowhere");
    }

    @Test
    void newsOfOriginAreCountedAndWithoutOriginThereIsNoPosition() {
        SensorTriggers triggers = new SensorTriggers();
        OriginSensor sensor = new OriginSensor(
                scene.sample.repository(), scene.site().trunk(), true, triggers, IntegrationFixture.CLOCK);
        triggers.fire(SensorTrigger.ORIGIN);
        assertThat(sensor.sense()).singleElement().satisfies(seen -> assertThat(seen.fact())
                .contains(new OriginPosition("main", "", 0, 0, true, 1)));
        scene.sample.git("remote", "remove", "origin");
        try (IntegrationFixture fresh = new IntegrationFixture(folder.resolve("other"))) {
            assertThat(new OriginSensor(
                                    fresh.sample.repository(),
                                    fresh.site().trunk(),
                                    false,
                                    triggers,
                                    IntegrationFixture.CLOCK)
                            .sense())
                    .isEmpty();
        }
    }

    private LandOmnibusActuator landing() {
        return landing(MergeStyle.COMMIT);
    }

    private LandOmnibusActuator landing(MergeStyle style) {
        return scene.lander(
                style,
                Optional.of(new PushedDestination(
                        OriginRemote.of(scene.sample.repository(), scene.site().trunk())
                                .orElseThrow()
                                .mainline())));
    }

    private LandOmnibus tested() throws InterruptedException {
        return IntegrationFixture.landing(scene.build("main", scene.member("a", "T1")));
    }

    private OriginFetch fetch(int number) {
        Outcome outcome = new FetchOriginActuator(scene.site()).act(new FetchOrigin("main", number, 0));
        return IntegrationFixture.facts(outcome, OriginFetch.class).get(0);
    }

    private Outcome follow(String head) {
        return new FollowOriginActuator(scene.site()).act(new FollowOrigin("main", head, 1));
    }

    private OriginPosition position() {
        List<Observation> seen = new OriginSensor(
                        scene.sample.repository(),
                        scene.site().trunk(),
                        true,
                        new SensorTriggers(),
                        IntegrationFixture.CLOCK)
                .sense();
        return (OriginPosition) seen.get(0).fact().orElseThrow();
    }

    private String push() {
        String commit = scene.sample.commitIn(person, "news", "x\n", "News");
        scene.sample.gitIn(person, "push", "--quiet", "origin", "HEAD:main");
        return commit;
    }
}
