package dev.czar.world.forge.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.io.TaskBranchNames;
import dev.czar.world.forge.ForgeLanding;
import dev.czar.world.forge.ForgeLanding.LandingPhase;
import dev.czar.world.forge.ForgeLanding.LandingProgress;
import dev.czar.world.forge.ForgeLanding.LandingRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitLabLandingTest {
    private static final String BRANCH = "czar/omnibus-1f2e";
    private static final String COMMIT = "c".repeat(40);

    private final FakeGitLab gitLab = new FakeGitLab();
    private final FakeMergeTrain merges = gitLab.merges;
    private ForgeLanding landing;
    private String head;

    @BeforeEach
    void begin() {
        landing = gitLab.forge((client, endpoint) -> new GitLabServer(client, TaskBranchNames.STANDARD))
                .landing()
                .orElseThrow();
        head = gitLab.push(BRANCH);
    }

    @AfterEach
    void end() {
        gitLab.close();
    }

    @Test
    void whatATrainTookIsFollowedUntilItIsMergedAndPutOnItOnce() {
        merges.trains = true;
        gitLab.loseAnswers(2);
        assertThat(landing.progress(BRANCH, "main")).isEmpty();
        for (int asked = 0; asked < 2; asked++) {
            assertThat(request()).satisfies(progress -> {
                assertThat(progress.phase()).isEqualTo(LandingPhase.QUEUED);
                assertThat(progress.words()).contains("on the merge train");
            });
        }
        assertThat(written("POST .*/merge_trains/merge_requests/1")).hasSize(1);
        assertThat(written("POST /api/projects/[^/]*/merge_requests")).hasSize(1);
        merges.complete(gitLab.pull(1), COMMIT);
        assertThat(request()).isEqualTo(landing.progress(BRANCH, "main").orElseThrow());
        assertThat(request().phase()).isEqualTo(LandingPhase.MERGED);
        assertThat(request().commit()).isEqualTo(COMMIT);
    }

    @Test
    void whatATrainTookOutIsToldWithItsReasonUntilAPersonPutsItOnAgain() {
        merges.trains = true;
        request();
        gitLab.systemNote(1, "czar-bot", "started a merge train");
        merges.leave(gitLab.pull(1));
        gitLab.systemNote(
                1, "bot", "removed this merge request from the merge train because the pipeline did not succeed");
        for (int asked = 0; asked < 2; asked++) {
            assertThat(request().phase()).isEqualTo(LandingPhase.REFUSED);
            assertThat(request().words()).contains("took it out (the pipeline did not succeed)");
        }
        assertThat(written("POST .*/merge_trains/merge_requests/1")).hasSize(1);
        merges.board(gitLab.pull(1));
        assertThat(request().phase()).isEqualTo(LandingPhase.QUEUED);
    }

    @Test
    void withoutATrainItIsMergedAtOnceOrWhenThePipelineLetsIt() {
        merges.status = "ci_still_running";
        assertThat(request().phase()).isEqualTo(LandingPhase.WAITING);
        assertThat(request().words()).isEqualTo("its pipeline runs");
        assertThat(written("PUT .*/merge")).hasSize(1);
        gitLab.pull(1).state = "closed";
        assertThat(request().phase()).isEqualTo(LandingPhase.REFUSED);
        merges.status = "mergeable";
        LandingProgress merged = landing.request(wanted(false, true));
        assertThat(merged.phase()).isEqualTo(LandingPhase.MERGED);
        assertThat(merged.number()).isEqualTo(2);
        assertThat(merged.commit()).isEqualTo("b".repeat(40));
    }

    @Test
    void anOlderServerIsAskedOnceAsWell() {
        merges.waiting = "merge_when_pipeline_succeeds";
        merges.status = "ci_still_running";
        assertThat(request().phase()).isEqualTo(LandingPhase.WAITING);
        assertThat(request().words()).isEqualTo("its pipeline runs");
        assertThat(written("PUT .*/merge")).hasSize(1);
    }

    @Test
    void whatPeopleMustDoFirstIsWaitedForAndNothingIsAsked() {
        merges.status = "not_approved";
        assertThat(request().words()).contains("is missing: approvals");
        assertThat(written("PUT .*/merge")).isEmpty();
        landing.withdraw(BRANCH);
        landing.withdraw(BRANCH);
        assertThat(gitLab.pull(1).state).isEqualTo("closed");
    }

    @Test
    void aLinearMainlineGetsNoMergeCommitAndAForkIsNotOurs() {
        assertThatThrownBy(() -> landing.request(wanted(true, false))).hasMessageContaining("mergeStyle");
        assertThat(written("PUT .*/merge")).isEmpty();
        merges.method = "ff";
        assertThat(landing.request(wanted(true, false)).phase()).isEqualTo(LandingPhase.MERGED);
        gitLab.pull(1).fork = true;
        assertThat(landing.progress(BRANCH, "main")).isEmpty();
    }

    @Test
    void whatAPersonSendsToAnotherBranchIsNotMergedThere() {
        merges.status = "not_approved";
        request();
        gitLab.pull(1).base = "release";
        merges.status = "mergeable";
        assertThat(request().phase()).isEqualTo(LandingPhase.REFUSED);
        assertThat(landing.progress(BRANCH, "main").orElseThrow().words())
                .contains("go to release", "go to main again");
        assertThat(written("PUT .*/merge")).isEmpty();
        gitLab.pull(1).base = "main";
        assertThat(request().phase()).isEqualTo(LandingPhase.MERGED);
    }

    private LandingProgress request() {
        return landing.request(wanted(false, false));
    }

    private LandingRequest wanted(boolean linear, boolean anew) {
        return new LandingRequest(BRANCH, "main", head, "Land T1", "Tested together.", linear, anew);
    }

    private List<String> written(String call) {
        return gitLab.log().stream().filter(one -> one.matches(call)).toList();
    }
}
