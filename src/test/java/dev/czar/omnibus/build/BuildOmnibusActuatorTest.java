package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.actuator.integration.IntegrationContext;
import dev.czar.actuator.integration.IntegrationFixture;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.fact.Observation;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.EvictionReason;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.world.git.merge.ResolutionStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildOmnibusActuatorTest {
    @TempDir
    Path folder;

    private IntegrationFixture scene;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder);
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void membersAreMergedAndTheMergedTreeIsTested() throws Exception {
        work("a", "T1", "one");
        work("b", "T2", "two");
        Outcome outcome = scene.checking("test -e one && test -e two")
                .build("main", scene.member("a", "T1"), scene.member("b", "T2"));
        Omnibus omnibus = IntegrationFixture.facts(outcome, Omnibus.class).get(0);
        assertThat(omnibus.commit()).isEqualTo(scene.sample.head("czar/omnibus"));
        assertThat(omnibus.tree()).isEqualTo(scene.sample.head("czar/omnibus^{tree}"));
        assertThat(omnibus.base()).isEqualTo(scene.sample.head("main"));
        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::task)
                .containsExactly("T1", "T2");
        assertThat(scene.sample.git("log", "-1", "--format=%an <%ae> %B", "czar/omnibus"))
                .startsWith("Czar <czar@localhost> Merge T2 into the omnibus")
                .contains("Task: T2", "Branch: czar/b/T2");
    }

    @Test
    void aConflictIsSettledAsItWasBeforeTestedAndLabelled() throws Exception {
        scene.sample.commit("one", "a\n", "One");
        scene.sample.commit("two", "a\n", "Two");
        scene.sample.branch("x", "main", "one", "a\nx\n", "X");
        scene.sample.branch("y", "main", "one", "a\ny\n", "Y");
        scene.sample.git("merge", "--quiet", "--no-ff", "-m", "X", "x");
        scene.sample.tryGitIn(scene.sample.top(), "merge", "y");
        String settled = scene.sample.commit("one", "a\nx\ny\n", "Settle");
        scene.sample.branch("czar/a/T1", "main", "two", "a\ny\n", "T1");
        scene.sample.branch("czar/b/T2", "main", "two", "a\nx\n", "T2");

        Outcome outcome = scene.checking("grep -q x two && grep -q y two")
                .build("main", scene.member("a", "T1"), scene.member("b", "T2"));

        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::task)
                .containsExactly("T1", "T2");
        assertThat(scene.sample.git("show", "czar/omnibus:two")).isEqualTo("a\nx\ny");
        assertThat(scene.sample.git("log", "-1", "--format=%B", "czar/omnibus"))
                .contains("Resolution: ", " two, as in " + settled);
        assertThat(outcome.detail()).contains("resolved as before: ");
        ResolutionStore resolutions = new ResolutionStore(scene.sample.repository());
        String key = resolutions.list().get(0).key();
        assertThat(resolutions.revoke(key, "ada", IntegrationFixture.CLOCK.instant()))
                .isTrue();
        scene.sample.git("update-ref", "-d", "refs/heads/czar/omnibus");
        scene.sample.commit("three", "x", "Three");
        Outcome without = scene.unchecked().build("main", scene.member("a", "T1"), scene.member("b", "T2"));
        assertThat(IntegrationFixture.facts(without, Evicted.class))
                .extracting(Evicted::reason)
                .containsExactly(EvictionReason.CONFLICT);
    }

    @Test
    void whatAPersonSquashedAndEditedOnIsInWithoutAMerge() throws Exception {
        scene.sample.branch("czar/a/T1", "main", "one", "a\n", "T1");
        work("b", "T2", "two");
        scene.sample.git("merge", "--quiet", "--squash", "czar/a/T1");
        scene.sample.git("commit", "--quiet", "-m", "T1 (#7)");
        scene.sample.commit("one", "b\n", "Edited");
        Outcome outcome = scene.unchecked().build("main", scene.member("a", "T1"), scene.member("b", "T2"));
        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::task)
                .containsExactlyInAnyOrder("T1", "T2");
        assertThat(scene.sample.git("show", "czar/omnibus:one")).isEqualTo("b");
    }

    @Test
    void aMemberWhoseFilesAreGoneIsLeftOutAndTheOthersGoIn() throws Exception {
        scene.sample.branch("czar/a/T1", "main", "one", "only here\n", "T1");
        work("b", "T2", "two");
        String blob = scene.sample.head("czar/a/T1:one");
        Files.delete(scene.sample.top().resolve(".git/objects/" + blob.substring(0, 2) + "/" + blob.substring(2)));
        Outcome outcome = scene.build("main", scene.member("a", "T1"), scene.member("b", "T2"));
        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::task)
                .containsExactly("T2");
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .singleElement()
                .satisfies(evicted -> {
                    assertThat(evicted.reason()).isEqualTo(EvictionReason.HISTORY);
                    assertThat(evicted.log()).contains("1 objects", blob, "git fsck");
                });
    }

    @Test
    void noCheckoutIsTouched() throws Exception {
        work("a", "T1", "one");
        scene.sample.write(scene.sample.top().resolve("draft"), "x");
        byte[] index = Files.readAllBytes(scene.sample.top().resolve(".git/index"));
        scene.build("main", scene.member("a", "T1"));
        assertThat(Files.readAllBytes(scene.sample.top().resolve(".git/index"))).isEqualTo(index);
        assertThat(scene.sample.git("status", "--porcelain", "--branch")).isEqualTo("## main\n?? draft");
        assertThat(scene.sample.top().resolve("one")).doesNotExist();
    }

    @Test
    void theNextMembersStandOnThePresentTip() throws Exception {
        work("a", "T1", "one");
        scene.build("main", scene.member("a", "T1"));
        String first = scene.sample.head("czar/omnibus");
        work("b", "T2", "two");
        Outcome outcome = scene.build("czar/omnibus", scene.member("b", "T2"));
        assertThat(scene.sample.head("czar/omnibus^1")).isEqualTo(first);
        assertThat(IntegrationFixture.facts(outcome, Omnibus.class).get(0).base())
                .isEqualTo(scene.sample.head("main"));
    }

    @Test
    void aHeadThatReplacesOneOfItsTaskInTheOmnibusIsSentForIt() throws Exception {
        work("a", "T1", "secret");
        scene.build("main", scene.member("a", "T1"));
        String earlier = scene.sample.head("czar/a/T1");
        scene.sample.git("branch", "--quiet", "-D", "czar/a/T1");
        work("a", "T1", "one");
        Outcome outcome = scene.build("czar/omnibus", scene.member("a", "T1"));
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .singleElement()
                .satisfies(evicted -> {
                    assertThat(evicted.reason()).isEqualTo(EvictionReason.HISTORY);
                    assertThat(evicted.log()).contains("git merge " + earlier);
                });
        scene.sample.git("switch", "--quiet", "czar/a/T1");
        scene.sample.git("merge", "--quiet", "--no-edit", earlier);
        scene.sample.git("rm", "--quiet", "secret");
        scene.sample.git("commit", "--quiet", "-m", "Without the secret");
        scene.sample.git("switch", "--quiet", "main");
        scene.build("czar/omnibus", scene.member("a", "T1"));
        assertThat(scene.sample.git("ls-tree", "--name-only", "czar/omnibus"))
                .contains("one")
                .doesNotContain("secret");
    }

    @Test
    void aBuildThatWouldLeaveBehindWhatIsGatheredIsRefused() throws Exception {
        work("a", "T1", "one");
        scene.build("main", scene.member("a", "T1"));
        String gathered = scene.sample.head("czar/omnibus");
        work("b", "T2", "two");
        Outcome outcome = scene.build("main", scene.member("b", "T2"));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(scene.sample.head("czar/omnibus")).isEqualTo(gathered);
    }

    @Test
    void whoConflictsIsEvictedAndTheRestGoesOn() throws Exception {
        scene.sample.branch("czar/a/T1", "main", "same", "a", "A");
        scene.sample.branch("czar/b/T2", "main", "same", "b", "B");
        work("c", "T3", "three");
        Outcome outcome =
                scene.build("main", scene.member("a", "T1"), scene.member("b", "T2"), scene.member("c", "T3"));
        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::task)
                .containsExactly("T1", "T3");
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .singleElement()
                .satisfies(evicted -> {
                    assertThat(evicted.task()).isEqualTo("T2");
                    assertThat(evicted.reason()).isEqualTo(EvictionReason.CONFLICT);
                    assertThat(evicted.base()).isEqualTo(scene.sample.head("czar/omnibus"));
                    assertThat(evicted.log()).contains("same");
                });
    }

    @Test
    void whoBreaksTheChecksIsFoundAndEvictedWithTheLog() throws Exception {
        work("a", "T1", "one");
        work("b", "T2", "bad");
        work("c", "T3", "three");
        Outcome outcome = scene.checking("! test -e bad || { echo broken by bad; exit 1; }")
                .build("main", scene.member("a", "T1"), scene.member("b", "T2"), scene.member("c", "T3"));
        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::task)
                .containsExactly("T1", "T3");
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .singleElement()
                .satisfies(evicted -> {
                    assertThat(evicted.task()).isEqualTo("T2");
                    assertThat(evicted.reason()).isEqualTo(EvictionReason.CHECKS);
                    assertThat(evicted.log()).contains("broken by bad");
                });
    }

    @Test
    void ofTwoThatBreakOnlyTogetherTheLaterGoesAndBothAreNamed() throws Exception {
        work("a", "T1", "one");
        work("b", "T2", "two");
        Outcome outcome = scene.checking("! test -e one || ! test -e two")
                .build("main", scene.member("a", "T1"), scene.member("b", "T2"));
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .singleElement()
                .satisfies(evicted -> {
                    assertThat(evicted.task()).isEqualTo("T2");
                    assertThat(evicted.log())
                            .contains("together with T1 (czar/a/T1 at " + scene.sample.head("czar/a/T1"));
                });
    }

    @Test
    void theMergedTreeThatFailedIsKeptAndNamed() throws Exception {
        work("a", "T1", "one");
        work("b", "T2", "bad");
        Outcome outcome =
                scene.checking("! test -e bad").build("main", scene.member("a", "T1"), scene.member("b", "T2"));
        String log = IntegrationFixture.facts(outcome, Evicted.class).get(0).log();
        Matcher kept = Pattern.compile("git switch --detach ([0-9a-f]{40})  # kept as (refs/czar/omnibus/\\S+)")
                .matcher(log);
        assertThat(kept.find()).as(log).isTrue();
        assertThat(scene.sample.head(kept.group(2) + "^{commit}")).isEqualTo(kept.group(1));
        assertThat(scene.sample.git("ls-tree", "--name-only", kept.group(1))).contains("bad", "one");
        assertThat(scene.sample.git("cat-file", "-p", kept.group(2))).contains("FAILED", "Tasks: T1, T2");
    }

    @Test
    void whoDoesNotMergeLearnsWhomItMeetsAndWhere() throws Exception {
        scene.sample.branch("czar/a/T1", "main", "same", "a\nb\n", "A");
        scene.sample.branch("czar/b/T2", "main", "same", "B\n", "B");
        Outcome outcome = scene.build("main", scene.member("a", "T1"), scene.member("b", "T2"));
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .singleElement()
                .satisfies(evicted -> {
                    assertThat(evicted.task())
                            .as("the smaller change gives way")
                            .isEqualTo("T2");
                    assertThat(evicted.log())
                            .contains("It conflicts with T1", "git merge " + scene.sample.head("czar/omnibus"));
                });
    }

    @Test
    void whatWasTriedBeforeACrashIsNotTriedAgain() throws Exception {
        work("a", "T1", "one");
        work("b", "T2", "bad");
        work("c", "T3", "three");
        Path runs = folder.resolve("runs");
        scene.checking("echo run >>'%s'; ! test -e bad".formatted(runs));
        BuildOmnibus action = new BuildOmnibus(
                List.of(scene.member("a", "T1"), scene.member("b", "T2"), scene.member("c", "T3")),
                scene.sample.head("main"));
        scene.crashAt(3);
        assertThatThrownBy(() -> scene.builder(scene.site()).act(action))
                .isInstanceOf(IntegrationFixture.SimulatedCrash.class);
        scene.builder(scene.site()).resume(action);
        long resumed = Files.lines(runs).count();
        Files.delete(runs);
        for (String part : List.of("refs/heads/czar/omnibus", "refs/czar/omnibus")) {
            scene.sample
                    .repository()
                    .refs(part.endsWith("heads/czar/omnibus") ? "refs/heads/czar/" : part + "/")
                    .forEach((ref, id) -> {
                        if (ref.startsWith(part)) {
                            scene.sample.git("update-ref", "-d", ref);
                        }
                    });
        }
        scene.builder(scene.site()).act(action);
        assertThat(resumed).isLessThanOrEqualTo(Files.lines(runs).count() + 1);
    }

    @Test
    void whoStandsOnAnEvictedHeadGoesWithIt() throws Exception {
        work("a", "T1", "bad");
        scene.sample.branch("czar/b/T2", "czar/a/T1", "two", "x", "On top");
        work("c", "T3", "three");
        Outcome outcome = scene.checking("! test -e bad")
                .build("main", scene.member("a", "T1"), scene.member("b", "T2"), scene.member("c", "T3"));
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .extracting(Evicted::task, Evicted::reason)
                .containsExactly(tuple("T1", EvictionReason.CHECKS), tuple("T2", EvictionReason.REQUIREMENT));
        assertThat(scene.sample
                        .tryGitIn(folder.resolve("r"), "cat-file", "-e", "czar/omnibus:bad")
                        .ok())
                .isFalse();
    }

    @Test
    void whoWouldBringAnEvictedHeadInByTheBackDoorGoesWithIt() throws Exception {
        scene.sample.branch("czar/a/T0", "main", "same", "a", "A");
        scene.sample.branch("czar/b/T1", "main", "same", "b", "B");
        scene.sample.branch("czar/c/T2", "czar/b/T1", "same", "a", "Settled on top");
        Outcome outcome =
                scene.build("main", scene.member("a", "T0"), scene.member("b", "T1"), scene.member("c", "T2"));
        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::task)
                .containsExactly("T0");
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .extracting(Evicted::task)
                .containsExactly("T1", "T2");
    }

    @Test
    void nobodyIsBlamedWhenTheBaseItselfFails() throws Exception {
        work("a", "T1", "one");
        Outcome outcome = scene.checking("exit 1").build("main", scene.member("a", "T1"));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("itself fails its checks");
        assertThat(outcome.observations()).isEmpty();
        assertThat(scene.sample.repository().refs("refs/heads/czar/omnibus")).isEmpty();
    }

    @Test
    void nobodyIsBlamedWhenTheChecksCannotBeRun() throws Exception {
        work("a", "T1", "one");
        Outcome outcome = scene.checking("exit 127").build("main", scene.member("a", "T1"));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.observations()).isEmpty();
    }

    @Test
    void aMainlineThatMovesMeanwhileIsNoticedAndTheNextBuildStandsOnIt() throws Exception {
        work("a", "T1", "one");
        Member member = scene.member("a", "T1");
        scene.sample.branch("news", "main", "news", "x", "News");
        String before = scene.sample.head("main");
        String move =
                "git -C '%s' update-ref refs/heads/main %s".formatted(scene.sample.top(), scene.sample.head("news"));
        assertThat(scene.checking(move).build("main", member).status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(scene.sample.repository().refs("refs/heads/czar/omnibus")).isEmpty();
        Outcome stale = scene.checking("true").builder(scene.site()).act(new BuildOmnibus(List.of(member), before));
        assertThat(stale.status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(scene.build("main", member).status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("czar/omnibus^1")).isEqualTo(scene.sample.head("news"));
    }

    @Test
    void aMainlineMovedByHandIntoTheOmnibusIsBuiltOnWithAllThatWasGathered() throws Exception {
        work("a", "T1", "one");
        work("b", "T2", "two");
        scene.build("main", scene.member("a", "T1"));
        String inside = scene.sample.head("czar/omnibus");
        scene.build("czar/omnibus", scene.member("b", "T2"));
        scene.sample.git("merge", "--ff-only", inside);

        assertThat(scene.build("main", scene.member("a", "T1")).status()).isEqualTo(OutcomeStatus.FAILED);
        Outcome afresh = scene.build("main", scene.member("a", "T1"), scene.member("b", "T2"));

        assertThat(IntegrationFixture.facts(afresh, Integrated.class))
                .extracting(Integrated::task)
                .containsExactly("T1", "T2");
        assertThat(IntegrationFixture.facts(afresh, Omnibus.class))
                .singleElement()
                .satisfies(omnibus -> {
                    assertThat(omnibus.base()).isEqualTo(inside);
                    assertThat(omnibus.commit()).isEqualTo(scene.sample.head("czar/omnibus"));
                });
        assertThat(scene.lander().act(IntegrationFixture.landing(afresh)).status())
                .isEqualTo(OutcomeStatus.DONE);
    }

    @Test
    void whatAHandAddedToTheOmnibusIsNotLeftBehind() throws Exception {
        work("a", "T1", "one");
        scene.build("main", scene.member("a", "T1"));
        scene.sample.branch("byhand", "czar/omnibus", "extra", "x", "By hand");
        scene.sample.git("update-ref", "refs/heads/czar/omnibus", "byhand");

        assertThat(scene.build("main", scene.member("a", "T1")).status()).isEqualTo(OutcomeStatus.FAILED);
    }

    @Test
    void whoWasInAndNoLongerFitsOnTheMovedMainlineIsOut() throws Exception {
        work("a", "T1", "same");
        scene.build("main", scene.member("a", "T1"));
        scene.sample.commit("same", "other\n", "News");
        Outcome outcome = scene.build("main", scene.member("a", "T1"));
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .extracting(Evicted::task)
                .containsExactly("T1");
        assertThat(outcome.observations())
                .filteredOn(observation -> observation.fact().isEmpty())
                .extracting(Observation::key)
                .containsExactly("Integrated/T1");
    }

    @Test
    void aBranchThatSharesNoHistoryIsOutAndTheRestGoesOn() throws Exception {
        work("a", "T1", "one");
        scene.sample.git("switch", "--quiet", "--orphan", "czar/b/T2");
        scene.sample.commit("alone", "x\n", "From nowhere");
        scene.sample.git("switch", "--quiet", "main");
        Outcome outcome = scene.build("main", scene.member("a", "T1"), scene.member("b", "T2"));
        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::task)
                .containsExactly("T1");
        assertThat(IntegrationFixture.facts(outcome, Evicted.class))
                .singleElement()
                .satisfies(evicted -> {
                    assertThat(evicted.task()).isEqualTo("T2");
                    assertThat(evicted.reason()).isEqualTo(EvictionReason.HISTORY);
                    assertThat(evicted.log()).contains("unrelated histories");
                });
    }

    @Test
    void aBranchWithoutWorkOfItsOwnIsInAtOnce() throws Exception {
        scene.sample.git("branch", "czar/a/T1", "main");
        Outcome outcome = scene.build("main", scene.member("a", "T1"));
        assertThat(IntegrationFixture.facts(outcome, Integrated.class))
                .extracting(Integrated::commit)
                .containsExactly(scene.sample.head("main"));
    }

    @Test
    void whatWasAcceptedIsMergedThoughItsBranchMovedOnOrIsGone() throws Exception {
        work("a", "T1", "one");
        work("b", "T2", "two");
        Member first = scene.member("a", "T1");
        Member second = scene.member("b", "T2");
        scene.sample.git("branch", "--force", "czar/a/T1", "main");
        scene.sample.git("branch", "-D", "czar/b/T2");
        scene.build("main", first, second);
        assertThat(scene.sample.git("ls-tree", "--name-only", "czar/omnibus")).contains("one", "two");
    }

    @Test
    void hostileNamesAreRefused() {
        for (String name : List.of("$(touch x)", "`touch x`", "a;b", "'", "\"", "-f", "../x")) {
            assertThatThrownBy(() -> scene.build("main", new Member("T1", name, scene.sample.head("main"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("Refused branch name");
        }
    }

    @Test
    void aHeadThatDoesNotExistIsNamed() throws Exception {
        Outcome outcome = scene.build("main", new Member("T1", "czar/a/T1", "1".repeat(40)));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.FAILED);
        assertThat(outcome.detail()).contains("does not exist");
    }

    @Test
    void whatWasPublishedBeforeACrashHasBeenInTheOmnibusSinceThen() throws Exception {
        work("a", "T1", "one");
        BuildOmnibus action = new BuildOmnibus(List.of(scene.member("a", "T1")), scene.sample.head("main"));
        scene.builder(scene.site()).act(action);
        Duration later = Duration.ofHours(1);
        IntegrationContext site = scene.site();
        IntegrationContext afterwards = new IntegrationContext(
                site.repository(), site.trunk(), site.journal(), Clock.offset(site.clock(), later));
        Outcome resumed = scene.builder(afterwards).resume(action);
        assertThat(IntegrationFixture.facts(resumed, Integrated.class))
                .singleElement()
                .satisfies(integrated -> assertThat(integrated.age()).isGreaterThanOrEqualTo(later));
    }

    private void work(String worker, String task, String file) {
        scene.sample.branch("czar/" + worker + "/" + task, "main", file, "x\n", "Work on " + task);
    }
}
