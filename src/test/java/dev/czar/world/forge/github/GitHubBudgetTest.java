package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.TestRounds;
import dev.czar.world.QuotaUsage;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgeFeedback.CiState;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.connection.RequestLimits;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What hours of looking each half minute cost, in a time that only passes while somebody waits; a day with {@code -Drounds=12}. */
class GitHubBudgetTest {
    private static final int HOURS = TestRounds.of(2);
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final RequestLimits OPENING =
            new RequestLimits(400, 400, 5_000, 50_000, Duration.ofHours(9), Duration.ofSeconds(20));

    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void aHundredIdlePullRequestsCostLessThanFiveHundredRequestsAnHour() {
        pullRequests(100);
        GitHubForge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
        Instant start = time.instant();
        int most = 0;
        int blind = 0;
        for (int hour = 0; hour < HOURS; hour++) {
            int before = charged();
            while (time.instant().isBefore(start.plus(Duration.ofHours(hour + 1)))) {
                blind += look(forge) ? 0 : 1;
                time.sleep(SWEEP);
            }
            most = hour == 0 ? most : Math.max(most, charged() - before);
            assertThat(charged() - before).as("hour %d", hour).isLessThan(hour == 0 ? 1_000 : 500);
        }
        assertThat(most).isZero();
        assertThat(blind)
                .as("looks of the first minutes that were too much at once")
                .isLessThan(5);
        assertThat(forge.spendings().stream().mapToLong(QuotaUsage::used)).allMatch(used -> used < 500);
    }

    @Test
    void anIdlePullRequestIsNotAskedForButWhatIsNewThereIsSeenAtTheNextLook() {
        pullRequests(3);
        GitHubForge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
        forge.list();
        time.sleep(SWEEP);
        int before = gitHub.requests();
        forge.list();
        assertThat(gitHub.requests() - before).isEqualTo(2);
        FakePullRequest pull = gitHub.repository().pull(2);
        pull.reviewed(
                "alice",
                "CHANGES_REQUESTED",
                pull.head,
                "no",
                gitHub.repository().now());
        assertThat(forge.list().pulls().get(1).feedback().orElseThrow().opinions())
                .hasSize(1);
    }

    @Test
    void aWebhookSaysWhichPullRequestToLookAt() {
        pullRequests(3);
        FakeCi ci = gitHub.repository().ci();
        String head = gitHub.repository().pull(2).head;
        GitHubForge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
        forge.list();
        ci.run(head, "build", "failure", "again");
        assertThat(states(forge)).isEqualTo(CiState.PASSED);
        forge.expectChange(0, head);
        assertThat(states(forge)).isEqualTo(CiState.FAILED);
        ci.run(head, "build", "success", "");
        forge.expectChange(2, "");
        assertThat(states(forge)).isEqualTo(CiState.PASSED);
        forge.expectChange(77, "unknown");
        int before = gitHub.requests();
        forge.list();
        assertThat(gitHub.requests() - before).isEqualTo(2);
    }

    /** The first looks read all there is, and go on where the limit stopped them. */
    private static boolean look(GitHubForge forge) {
        try {
            return forge.list().pulls().size() == 100;
        } catch (ForgeException paused) {
            return false;
        }
    }

    private static CiState states(GitHubForge forge) {
        ForgePullRequest pull = forge.list().pulls().get(1);
        return pull.feedback().orElseThrow().runs().get(0).state();
    }

    private int charged() {
        return gitHub.requests() - gitHub.unchanged();
    }

    private void pullRequests(int count) {
        GitHubForge opening = new GitHubForge(gitHub.address(), OPENING, time, time);
        for (int number = 1; number <= count; number++) {
            String branch = "czar/w/T" + number;
            String head = gitHub.repository().push(branch);
            gitHub.repository().ci().run(head, "build", "success", "");
            opening.open(new PullRequestDraft("T" + number, "w", branch, "main", head, "Title", "Body"));
        }
    }
}
