package dev.czar.actuator.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.decision.Outcome;
import dev.czar.decision.Outcome.OutcomeStatus;
import dev.czar.decision.ReviewAction.OpenPullRequest;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.world.git.GitRepository.GitException;
import dev.czar.world.review.CodeReviewer.NoReviewer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bare repository and two clones of it: Czar works in one, a person in the other. */
class SharedOriginTest {
    private static final String BRANCH = "czar/w/T1";

    @TempDir
    Path folder;

    private IntegrationFixture scene;
    private Path person;
    private String head;

    @BeforeEach
    void begin() {
        scene = new IntegrationFixture(folder);
        String bare = folder.resolve("bare.git").toString();
        scene.sample.git("clone", "--quiet", "--bare", ".", bare);
        scene.sample.git("remote", "add", "origin", bare);
        person = folder.resolve("person");
        scene.sample.git("clone", "--quiet", bare, person.toString());
        head = scene.sample.branch(BRANCH, "main", "one", "x\n", "Add one\n\nTASK_COMPLETE: T1");
    }

    @AfterEach
    void end() {
        scene.close();
    }

    @Test
    void aTaskGoesFromItsBranchToTheMainlineAndThePersonCanFollowItAllTheWay() throws Exception {
        open(head);
        scene.sample.gitIn(person, "fetch", "--quiet");
        assertThat(scene.sample.gitIn(person, "show", "origin/" + BRANCH + ":one"))
                .isEqualTo("x");
        new ReviewPullRequestActuator(scene.site(), scene.forge, new NoReviewer())
                .act(new ReviewPullRequest(1, "T1", BRANCH, head, 1));
        Outcome built = scene.build("main", scene.member("w", "T1"));
        assertThat(IntegrationFixture.facts(built, Evicted.class)).isEmpty();
        Outcome landed = scene.lander().act(IntegrationFixture.landing(built));
        assertThat(IntegrationFixture.facts(landed, PullRequest.class))
                .extracting(PullRequest::state)
                .containsExactly(PullRequestState.LANDED);
        scene.sample.git("push", "--quiet", "origin", "main");
        scene.sample.gitIn(person, "pull", "--quiet");
        assertThat(scene.sample.gitIn(person, "rev-parse", "HEAD^{tree}")).isEqualTo(scene.sample.head("main^{tree}"));
    }

    @Test
    void whatThePersonPushesToTheBranchIsNeverLost() {
        open(head);
        scene.sample.gitIn(person, "fetch", "--quiet");
        scene.sample.gitIn(person, "switch", "--quiet", BRANCH);
        String theirs = scene.sample.commitIn(person, "two", "y\n", "Add two");
        scene.sample.gitIn(person, "push", "--quiet");
        scene.sample.git("switch", "--quiet", BRANCH);
        String newer = scene.sample.commit("three", "z\n", "Add three");
        assertThatThrownBy(() -> open(newer)).isInstanceOf(GitException.class).hasMessageContaining(theirs);
        scene.sample.git("pull", "--quiet", "--no-rebase", "--no-edit", "origin", BRANCH);
        Outcome outcome = open(scene.sample.head("HEAD"));
        assertThat(outcome.status()).isEqualTo(OutcomeStatus.DONE);
        assertThat(scene.forge.list().pulls()).hasSize(1);
    }

    private Outcome open(String commit) {
        return new OpenPullRequestActuator(scene.site(), scene.forge)
                .act(new OpenPullRequest("T1", "w", BRANCH, commit, 1));
    }
}
