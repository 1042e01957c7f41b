package dev.czar.web.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.fact.Conflict.ConflictMatrix;
import dev.czar.fact.Fact;
import dev.czar.fact.Project.Mainline;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.loop.access.BranchLookup;
import dev.czar.web.request.FactIndexFixture;
import dev.czar.world.git.BranchName;
import dev.czar.world.git.GitTestRepository;
import dev.czar.world.git.IntegrationBranches;
import dev.czar.world.git.OriginRemote;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BranchViewsTest {
    private static final IntegrationBranches TRUNK = IntegrationBranches.of("main", "czar/omnibus");
    private static final String BRANCH = "czar/ada/T1";
    private static final String OTHER = "czar/bob/T2";

    @TempDir
    Path folder;

    private final List<Fact> facts = new ArrayList<>();
    private GitTestRepository sample;
    private String head;

    @BeforeEach
    void begin() {
        sample = GitTestRepository.withCommit(folder.resolve("r"));
        head = sample.branch(BRANCH, "main", "one", "x\n", "Add one");
        facts.add(new Mainline("main", sample.commit("two", "x\n", "Add two"), "tree"));
        facts.add(new Workspace("ada", BRANCH, head, false, 1, 1, Duration.ZERO));
    }

    @AfterEach
    void end() {
        sample.close();
    }

    @Test
    void aBranchIsComparedWithTheMainline() {
        assertThat(only().mainline()).contains(new BranchLookup.Distance(1, 1));
        assertThat(only().worker()).isEqualTo("ada");
        assertThat(only().task()).isEqualTo("T1");
        assertThat(only().merges()).isEqualTo(BranchView.Merges.NOT_TRIED);
    }

    @Test
    void withoutAnOriginNothingIsPushed() {
        assertThat(only().pushed()).isEqualTo(new BranchView.Pushed(false, "", Optional.empty()));
    }

    @Test
    void originIsWhereCzarLeftIt() throws Exception {
        sample.git("clone", "--quiet", "--bare", ".", folder.resolve("bare.git").toString());
        sample.git("remote", "add", "origin", folder.resolve("bare.git").toString());
        assertThat(only().pushed()).isEqualTo(new BranchView.Pushed(true, "", Optional.empty()));
        OriginRemote.of(sample.repository(), TRUNK).orElseThrow().push(new BranchName(BRANCH), head);
        sample.git("switch", "--quiet", BRANCH);
        String further = sample.commit("three", "x\n", "Add three");
        facts.set(1, new Workspace("ada", BRANCH, further, true, 2, 1, Duration.ZERO));
        assertThat(only().pushed()).isEqualTo(new BranchView.Pushed(true, head, Optional.of(1)));
    }

    @Test
    void theMatrixTellsWithWhomABranchClashes() {
        matrix("x");
        assertThat(views().get(0).merges()).isEqualTo(BranchView.Merges.NOT);
        assertThat(views().get(0).conflictsWith()).containsExactly(OTHER);
        assertThat(views().get(1).conflictsWith()).containsExactly("the mainline", BRANCH);
    }

    @Test
    void whatCouldNotBeTriedIsUnknown() {
        matrix("?");
        assertThat(views().get(0).merges()).isEqualTo(BranchView.Merges.UNKNOWN);
    }

    @Test
    void aBranchThatIsNotHereShowsTheHeadOfItsPullRequest() {
        facts.add(new PullRequest(7, "T3", "eve", "czar/eve/T3", "abc", PullRequestState.OPEN, Duration.ZERO));
        BranchView view = views().get(1);
        assertThat(view.head()).isEqualTo("abc");
        assertThat(view.pullRequest()).contains(7);
        assertThat(view.mainline()).isEmpty();
    }

    private void matrix(String cell) {
        facts.add(new ConflictMatrix(
                "tip",
                "git",
                List.of(BRANCH, OTHER),
                List.of(),
                List.of("-" + cell, cell + "-"),
                ".x",
                List.of(BRANCH, OTHER),
                ".x"));
    }

    private BranchView only() {
        assertThat(views()).hasSize(1);
        return views().get(0);
    }

    private List<BranchView> views() {
        return new BranchViews(FactIndexFixture.of(facts), new BranchLookup(sample.repository(), TRUNK)).all();
    }
}
