package dev.czar.omnibus.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.actuator.integration.IntegrationFixture;
import dev.czar.actuator.integration.OpenPullRequestActuator;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.fact.Omnibus;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Omnibus.Member;
import dev.czar.fact.Project.MergeStyle;
import dev.czar.loop.access.PullRequestLookup;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.git.GitRepository;
import dev.czar.world.git.LandedHistory;
import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.EquivalentChange;
import dev.czar.world.git.worktree.WorkerWorktrees;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearLandingTest {
    @TempDir
    Path folder;

    private IntegrationFixture scene;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder).unchecked();
        scene.sample.commit("shared", "a\nb\nc\n", "Share");
        scene.sample.branch("czar/ada/login", "main", "shared", "a\nB\nc\n", "Shout\n\nTASK_COMPLETE: login");
        more("czar/ada/login", "login", "1\n", "Log in");
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void squashedEachTaskIsOneCommitByItsAuthorWithTheTreeThatWasTested() throws Exception {
        scene.sample.branch("czar/ben/parser", "main", "parser", "x\n", "Parse");

        LandOmnibus landed = land(MergeStyle.SQUASH, member("ada", "login"), member("ben", "parser"));

        assertThat(subjects()).containsExactly("Parse", "Shout", "Share");
        assertThat(scene.sample.git("log", "-1", "--format=%B", "main~1"))
                .contains("* Shout", "* Log in", "Task: login")
                .doesNotContain("TASK_COMPLETE");
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(landed.tree());
        assertThat(scene.sample.git("log", "-1", "--format=%an", "main~1"))
                .isEqualTo(scene.sample.git("log", "-1", "--format=%an", "czar/ada/login"));
    }

    @Test
    void rebasedTheOwnCommitsOfEachComeOneAfterTheOther() throws Exception {
        scene.sample.branch("czar/ben/parser", "main", "parser", "x\n", "Parse");

        LandOmnibus landed = land(MergeStyle.REBASE, member("ada", "login"), member("ben", "parser"));

        assertThat(subjects()).containsExactly("Parse", "Log in", "Shout", "Share");
        assertThat(scene.sample.head("main^{tree}")).isEqualTo(landed.tree());
        assertThat(scene.sample.git("log", "--merges", "--format=%H", "main")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = MergeStyle.class,
            names = {"SQUASH", "REBASE"})
    void whatLandedIsKnownAsLandedAndWorkBegunOnItOrAmidItGoesOn(MergeStyle style) throws Exception {
        Member login = member("ada", "login");
        Outcome built = scene.build("main", login);
        scene.sample.branch("czar/ben/parser", "czar/omnibus", "shared", "a\nB!\nc\n", "Shout louder");
        assertThat(scene.lander(style, Optional.empty())
                        .act(IntegrationFixture.landing(built))
                        .status())
                .isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.site().trunk().pendingOmnibus(scene.sample.repository()))
                .isEmpty();
        assertThat(contains(landed(), login.head())).isTrue();
        assertThat(start()).isEqualTo(scene.sample.head("main"));
        scene.sample.branch("czar/cyd/search", "main", "search", "x\n", "Search");
        more("czar/ada/login", "shared", "a\nB\nc\nd\n", "Go on");

        land(style, member("ben", "parser"), member("cyd", "search"));
        scene.sample.commit("byhand", "x\n", "By hand");
        land(style, member("ada", "login"));

        assertThat(scene.sample.git("show", "main:shared")).isEqualTo("a\nB!\nc\nd");
        assertThat(scene.sample.git("log", "--merges", "--format=%H", "main")).isEmpty();
        assertThat(subjects().get(1)).isEqualTo("By hand");
        assertThat(contains(landed(), member("ada", "login").head())).isTrue();
        Outcome again = scene.build("main", login, member("cyd", "search"));
        assertThat(IntegrationFixture.facts(again, Integrated.class)).hasSize(2);
        assertThat(IntegrationFixture.facts(again, Omnibus.class))
                .singleElement()
                .satisfies(omnibus -> assertThat(omnibus.base()).isEqualTo(scene.sample.head("main")));
    }

    @ParameterizedTest
    @EnumSource(
            value = MergeStyle.class,
            names = {"SQUASH", "REBASE"})
    void workThatChangesNothingInTheEndLandsToo(MergeStyle style) throws Exception {
        land(style, member("ada", "login"));
        String before = scene.sample.head("main");
        scene.sample.branch("czar/ben/noop", "main", "noop", "x\n", "Try");
        scene.sample.git("switch", "--quiet", "czar/ben/noop");
        scene.sample.git("revert", "--no-edit", "HEAD");
        scene.sample.git("switch", "--quiet", "main");
        Outcome built = scene.build("main", member("ben", "noop"));
        LandOmnibus landing = IntegrationFixture.landing(built);

        Outcome landed = scene.lander(style, Optional.empty()).act(landing);

        assertThat(landed.status()).as(landed.detail()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(before);
        assertThat(contains(landed(), member("ben", "noop").head())).isTrue();
        assertThat(contains(landed(), member("ada", "login").head())).isTrue();
        assertThat(new LandedHistory(scene.sample.repository()).commitFor(landing.commit()))
                .isEqualTo(before);
    }

    @Test
    void aMainlineThatAPersonMovedToWorkInTheOmnibusIsNotTakenBackForAMoment() throws Exception {
        scene.sample.branch("czar/ben/parser", "main", "parser", "x\n", "Parse");
        LandOmnibus tested =
                IntegrationFixture.landing(scene.build("main", member("ada", "login"), member("ben", "parser")));
        scene.sample.git("merge", "--quiet", "--ff-only", "czar/ben/parser");
        String before = scene.sample.head("main");

        Outcome landed = scene.lander(MergeStyle.SQUASH, Optional.empty()).act(tested);

        assertThat(landed.status()).isEqualTo(OutcomeStatus.LAPSED);
        assertThat(scene.sample.head("main")).isEqualTo(before);
    }

    @Test
    void aLandedCommitIsDatedByTheWorkInIt() throws Exception {
        String written = scene.sample
                .git("cat-file", "commit", "czar/ada/login")
                .replaceAll("(?m)^(committer .*>) .*$", "$1 2208988800 +0000");
        Path file = folder.resolve("commit");
        scene.sample.write(file, written + "\n");
        String head = scene.sample.git("hash-object", "-t", "commit", "-w", file.toString());
        scene.sample.git("update-ref", "refs/heads/czar/ada/login", head);

        land(MergeStyle.SQUASH, member("ada", "login"));

        assertThat(scene.sample.git("log", "-1", "--format=%ct", "main")).isEqualTo("2208988800");
    }

    @Test
    void aLandingThatWasCutOffIsFinished() throws Exception {
        LandOmnibus tested = IntegrationFixture.landing(scene.build("main", member("ada", "login")));
        scene.crashAt(1);
        assertThat(catchCrash(tested)).isTrue();
        String landed = scene.sample.head("main");

        Outcome again = scene.lander(MergeStyle.SQUASH, Optional.empty()).act(tested);

        assertThat(again.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.sample.head("main")).isEqualTo(landed);
        assertThat(subjects()).containsExactly("Shout", "Share");
    }

    @Test
    void aWorkerWhoseWorkLandedBeginsItsNextTaskOnTheMainlinePeopleSee() throws Exception {
        WorkerWorktrees workplace = new WorkerWorktrees(
                scene.sample.repository(),
                scene.site().trunk(),
                new CommitMerger(scene.sample.repository(), List.of()),
                folder.resolve("workers"));
        workplace.open("cyd");
        land(MergeStyle.SQUASH, member("ada", "login"));
        Path directory = workplace.prepare("cyd", "search");
        assertThat(scene.sample.gitIn(directory, "rev-parse", "HEAD")).isEqualTo(scene.sample.head("main"));
    }

    @ParameterizedTest
    @EnumSource(
            value = MergeStyle.class,
            names = {"SQUASH", "REBASE"})
    void whatLandedIsShownWithItsOwnChangeAlone(MergeStyle style) throws Exception {
        String parser = landedOnTopOfLogin(style);

        PullRequestDraft draft = new PullRequestDraft("parser", "ben", "czar/ben/parser", "main", parser, "Parse", "");
        int number = scene.forge.open(draft).number();

        assertThat(new PullRequestLookup(
                                scene.forge,
                                scene.sample.repository(),
                                scene.site().trunk())
                        .diff(number)
                        .orElseThrow())
                .contains("+B!")
                .doesNotContain("+B\n", "b/login");
        scene.sample.git("branch", "--quiet", "czar/cyd/search", parser);
        assertThat(new OpenPullRequestActuator(scene.site(), scene.forge)
                        .act(new OpenPullRequest("search", "cyd", "czar/cyd/search", parser, 1))
                        .detail())
                .contains("changes nothing");
    }

    @ParameterizedTest
    @EnumSource(
            value = MergeStyle.class,
            names = {"SQUASH", "REBASE"})
    void anotherCloneKnowsWhatLandedByWhatTheLandingNames(MergeStyle style) throws Exception {
        String parser = landedOnTopOfLogin(style);
        scene.sample.branch(
                "czar/cyd/search",
                "main",
                "search",
                "x\n",
                "Search\n\nHead: %040d\nHead: %s\u2003".formatted(7, parser));
        scene.sample.git("switch", "--quiet", "czar/cyd/search");
        scene.sample.git("commit", "--quiet", "--allow-empty", "-m", "Done");
        scene.sample.git("switch", "--quiet", "main");
        String forged = scene.sample.head("czar/cyd/search");
        land(style, member("cyd", "search"));
        Path clone = folder.resolve("clone");
        scene.sample.git("clone", "--quiet", "--no-local", scene.sample.top().toString(), clone.toString());

        try (GitRepository second = GitRepository.open(clone)) {
            EquivalentChange equivalents = new EquivalentChange(second);
            String main = scene.sample.head("main");
            assertThat(second.refs("refs/czar/")).isEmpty();
            assertThat(equivalents.in(main, parser)).contains(scene.sample.head("main~1"));
            assertThat(equivalents.in(main, forged)).contains(main);
            assertThat(scene.sample.git("log", "-1", "--format=%B", "main"))
                    .contains("Search", "Task: search", "Head: " + forged)
                    .doesNotContain(parser);
        }
    }

    /** Work that began on the omnibus landed after what it began on. */
    private String landedOnTopOfLogin(MergeStyle style) throws InterruptedException {
        Outcome built = scene.build("main", member("ada", "login"));
        String head = scene.sample.branch("czar/ben/parser", "czar/omnibus", "shared", "a\nB!\nc\n", "Shout louder");
        scene.lander(style, Optional.empty()).act(IntegrationFixture.landing(built));
        land(style, member("ben", "parser"));
        return head;
    }

    private boolean catchCrash(LandOmnibus tested) {
        try {
            scene.lander(MergeStyle.SQUASH, Optional.empty()).act(tested);
            return false;
        } catch (IntegrationFixture.SimulatedCrash crash) {
            return true;
        }
    }

    private LandOmnibus land(MergeStyle style, Member... members) throws InterruptedException {
        Outcome built = scene.build("main", members);
        assertThat(IntegrationFixture.facts(built, Evicted.class)).isEmpty();
        LandOmnibus landing = IntegrationFixture.landing(built);
        assertThat(scene.lander(style, Optional.empty()).act(landing).detail()).contains("landed");
        return landing;
    }

    private Member member(String worker, String task) {
        return scene.member(worker, task);
    }

    private void more(String branch, String file, String content, String message) {
        scene.sample.git("switch", "--quiet", branch);
        scene.sample.commit(file, content, message);
        scene.sample.git("switch", "--quiet", "main");
    }

    /** Newest first, without the commit that the repository was made with. */
    private List<String> subjects() {
        List<String> all =
                scene.sample.git("log", "--format=%s", "main").lines().toList();
        return all.subList(0, all.size() - 1);
    }

    private String landed() {
        return scene.site().trunk().landed(scene.sample.repository());
    }

    private String start() {
        return scene.site().trunk().start(scene.sample.repository());
    }

    private boolean contains(String commit, String part) {
        return scene.sample.repository().history().contains(commit, part);
    }
}
