package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.world.forge.ForgeFeedback;
import dev.czar.world.forge.ForgeFeedback.CiRun;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How what several programs say of a commit becomes one word for each name. */
class GitHubCiTest {
    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private final GitHubForge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
    private final FakeCi ci = gitHub.repository().ci();
    private String head;

    @BeforeEach
    void begin() {
        head = gitHub.repository().push("czar/w/T1");
        forge.open(new PullRequestDraft("T1", "w", "czar/w/T1", "main", head, "Title", "Body"));
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void anAppThatPassesDoesNotHideAnotherThatFailedUnderTheSameName() {
        ci.run(head, "build", "failure", "boom", 1);
        ci.run(head, "build", "success", "", 2);
        assertThat(said().runs())
                .extracting(CiRun::name, CiRun::state, CiRun::flaky, CiRun::log)
                .containsExactly(tuple("build", CiState.FAILED, false, "build ended\nboom"));
    }

    @Test
    void aCheckAndAStatusOfTheSameNameMustBothPass() {
        ci.run(head, "build", "failure", "boom", 1);
        gitHub.repository().status(head, "build", "success");
        assertThat(said().runs()).extracting(CiRun::state).containsExactly(CiState.FAILED);
        ci.run(head, "build", "success", "", 1);
        time.sleep(Duration.ofMinutes(15));
        assertThat(said().runs()).extracting(CiRun::state, CiRun::flaky).containsExactly(tuple(CiState.PASSED, true));
        gitHub.repository().status(head, "build", "pending");
        time.sleep(Duration.ofMinutes(15));
        assertThat(said().runs()).extracting(CiRun::state).containsExactly(CiState.PENDING);
    }

    @Test
    void onlyWhatEndedWellOrWasLeftOutHasPassed() {
        for (String conclusion : List.of("success", "neutral", "skipped")) {
            ci.run(head, conclusion, conclusion, "");
        }
        for (String conclusion :
                List.of("stale", "action_required", "timed_out", "cancelled", "startup_failure", "of tomorrow")) {
            ci.run(head, conclusion, conclusion, "");
        }
        assertThat(said().runs())
                .filteredOn(run -> run.state() == CiState.PASSED)
                .extracting(CiRun::name)
                .containsExactly("success", "neutral", "skipped");
        assertThat(said().runs())
                .filteredOn(run -> run.state() == CiState.FAILED)
                .hasSize(6);
    }

    @Test
    void aRerunThatTurnsGreenIsGreenAndFlaky() {
        ci.run(head, "build", "failure", "boom");
        assertThat(said().runs()).extracting(CiRun::state).containsExactly(CiState.FAILED);
        forge.rerunFailedCi(1);
        ci.run(head, "build", "success", "");
        assertThat(said().runs()).extracting(CiRun::state, CiRun::flaky).containsExactly(tuple(CiState.PASSED, true));
    }

    @Test
    void anAnswerThatIsCutOffIsAskedForAgainAndNotKept() {
        int[] cut = {2};
        gitHub.failing(call -> call.contains("/check-runs") && cut[0]-- > 0 ? RequestFault.CUT : RequestFault.NONE);
        ci.run(head, "build", "success", "");
        assertThat(said().runs()).extracting(CiRun::state).containsExactly(CiState.PASSED);
        assertThat(forge.list().unreadable()).isEmpty();
    }

    @Test
    void aWritingWhoseAnswerIsCutOffIsLookedForBeforeItIsDoneAgain() {
        int[] cut = {1};
        gitHub.failing(call -> call.startsWith("POST") && call.contains("/comments") && cut[0]-- > 0
                ? RequestFault.CUT
                : RequestFault.NONE);
        forge.comment(1, "once");
        assertThat(gitHub.repository().pull(1).comments).hasSize(1);
    }

    private ForgeFeedback said() {
        return forge.list().pulls().get(0).feedback().orElseThrow();
    }
}
