package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.SecretValue;
import dev.czar.world.forge.Forge.ForgeException;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestEvent;
import dev.czar.world.forge.connection.RequestLimits;
import dev.czar.world.forge.github.GitHubCredentials.AppKey;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Czar as a GitHub App, and a repository that gets another name. */
class GitHubAppTest {
    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);
    private String head;

    @BeforeEach
    void begin() {
        head = gitHub.repository().push("czar/w/T1");
    }

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void anAppActsAsItsInstallationAndKnowsItsOwnWords() {
        GitHubForge forge = forge(gitHub.app().credentials(true));
        int number = open(forge).number();
        forge.comment(number, "mine");
        assertThat(forge.comment(number, "mine").history())
                .filteredOn(event -> event.what().equals("commented"))
                .extracting(PullRequestEvent::author)
                .containsExactly(ForgePullRequest.CZAR);
        assertThat(gitHub.app().tokens()).isEqualTo(1);
        assertThat(gitHub.log()).doesNotContain("GET /user");
    }

    @Test
    void theTokenIsRenewedBeforeItsHourIsOver() {
        GitHubForge forge = forge(gitHub.app().credentials(false));
        open(forge);
        for (int quarter = 0; quarter < 12; quarter++) {
            time.sleep(Duration.ofMinutes(15));
            assertThat(forge.list().pulls()).hasSize(1);
        }
        assertThat(gitHub.app().tokens()).isEqualTo(4);
    }

    @Test
    void aKeyThatIsNoneIsSaidSoWithoutShowingIt() {
        AppKey wrong = new AppKey("123", new SecretValue("sesame"));
        assertThatThrownBy(() -> forge(wrong))
                .isInstanceOf(ForgeException.class)
                .hasMessage("The key of the GitHub App is no private key in PEM.");
        GitHubForge stranger = forge(FakeGitHubApp.credentials(FakeGitHubApp.newKeys(), true));
        assertThatThrownBy(stranger::list).hasMessageContaining("A JSON web token could not be decoded");
    }

    @Test
    void aRepositoryThatWasRenamedIsFollowed() {
        GitHubForge forge = new GitHubForge(gitHub.address(), RequestLimits.DEFAULT, time, time);
        int number = open(forge).number();
        gitHub.repository().rename("account");
        assertThat(forge.list().pulls()).extracting(ForgePullRequest::number).containsExactly(number);
        forge.comment(number, "still here");
        assertThat(gitHub.repository().pull(number).comments).hasSize(1);
        int before = gitHub.requests();
        forge.list();
        assertThat(gitHub.log().subList(before, gitHub.requests()))
                .allMatch(call -> call.startsWith("GET /repos/acme/account/"));
    }

    private GitHubForge forge(AppKey key) {
        return new GitHubForge(
                new GitHubAddress(gitHub.api(), "acme", "tally", key), RequestLimits.DEFAULT, time, time);
    }

    private ForgePullRequest open(GitHubForge forge) {
        return forge.open(new PullRequestDraft("T1", "w", "czar/w/T1", "main", head, "Title", "Body"));
    }
}
