package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.LocalForge;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import dev.czar.world.forge.github.FakeTime;
import dev.czar.world.forge.github.GitHubForge;
import dev.czar.world.git.GitRepository.GitException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bare repository as origin: branches arrive there, and each becomes one pull request whatever fails in between. */
class OpenPullRequestToOriginTest {
    private static final String BRANCH = "czar/w/T1";

    @TempDir
    Path folder;

    private IntegrationFixture scene;
    private Path bare;
    private String head;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder);
        bare = folder.resolve("bare.git");
        scene.sample.git("clone", "--quiet", "--bare", ".", bare.toString());
        scene.sample.git("remote", "add", "origin", bare.toString());
        head = scene.sample.branch(BRANCH, "main", "one", "x\n", "Add one\n\nTASK_COMPLETE: T1");
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void theBranchIsPushedBeforeItsPullRequestIsOpened() {
        Outcome outcome = open(scene.forge);
        assertThat(there()).isEqualTo(head);
        assertThat(IntegrationFixture.facts(outcome, PullRequest.class)).hasSize(1);
        assertThat(scene.sample.gitIn(bare, "rev-parse", "main")).isEqualTo(scene.sample.head("main"));
    }

    @Test
    void aCrashAfterEachStepLeavesOnePullRequest() {
        assertThatThrownBy(() -> open(new UnreliableForge(scene.forge).down())).isInstanceOf(ForgeException.class);
        assertThat(there()).isEqualTo(head);
        assertThat(scene.forge.list().pulls()).isEmpty();
        assertThatThrownBy(() -> open(new UnreliableForge(scene.forge).mute())).isInstanceOf(ForgeException.class);
        Forge restarted = new LocalForge(scene.sample.repository(), IntegrationFixture.CLOCK);
        assertThat(IntegrationFixture.facts(open(restarted), PullRequest.class)
                        .get(0)
                        .number())
                .isEqualTo(1);
        assertThat(restarted.list().pulls()).hasSize(1);
    }

    @Test
    void aLostAnswerOfGitHubLeavesOnePullRequest() {
        FakeTime time = new FakeTime();
        try (FakeGitHub gitHub = new FakeGitHub(time)) {
            gitHub.repository().push(BRANCH, head);
            int[] lost = {2};
            gitHub.failing(call -> call.startsWith("POST ") && lost[0]-- > 0 ? RequestFault.LOST : RequestFault.NONE);
            Outcome outcome = open(new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time));
            assertThat(IntegrationFixture.facts(outcome, PullRequest.class)).hasSize(1);
            assertThat(gitHub.repository().pulls()).hasSize(1);
        }
    }

    @Test
    void withoutTheOriginNothingIsOpened() throws Exception {
        Files.move(bare, folder.resolve("away"));
        assertThatThrownBy(() -> open(scene.forge)).isInstanceOf(GitException.class);
        assertThat(scene.forge.list().pulls()).isEmpty();
    }

    private Outcome open(Forge forge) {
        return new OpenPullRequestActuator(scene.site(), forge).act(new OpenPullRequest("T1", "w", BRANCH, head, 1));
    }

    private String there() {
        return scene.sample.gitIn(bare, "rev-parse", BRANCH);
    }
}
