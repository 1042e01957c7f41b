package dev.czar.world.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.czar.world.SecretValue;
import dev.czar.world.forge.AccessFinding;
import dev.czar.world.forge.AccessFinding.Grade;
import dev.czar.world.forge.github.FakeGitHub.RequestFault;
import dev.czar.world.forge.github.GitHubForge.GitHubAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubAccessTest {
    private final FakeTime time = new FakeTime();
    private final FakeGitHub gitHub = new FakeGitHub(time);

    @AfterEach
    void end() {
        gitHub.close();
    }

    @Test
    void whoItIsWhereItIsAndWhatIsAskedIsSaid() {
        gitHub.repository().ci().protect("build");
        gitHub.repository().ci().rule("pull_request", Map.of("required_approving_review_count", 1));
        assertThat(findings(gitHub.address()))
                .extracting(AccessFinding::subject, AccessFinding::grade, AccessFinding::found)
                .containsExactly(
                        tuple("forge token", Grade.OK, "czar-bot"),
                        tuple("forge", Grade.OK, "acme/tally"),
                        tuple("branch protection", Grade.OK, "main asks for check build, 1 approvals"));
    }

    @Test
    void aMainlineThatTakesNoMergesIsSaid() {
        gitHub.repository().ci().rule("required_linear_history", Map.of());
        assertThat(findings(gitHub.address()))
                .extracting(AccessFinding::found)
                .contains("main asks for " + GitHubAccess.LINEAR);
    }

    @Test
    void aTokenThatIsWrongEndsTheLook() {
        GitHubAddress wrong = new GitHubAddress(gitHub.api(), "acme", "tally", new SecretValue("nonsense"));
        assertThat(findings(wrong)).singleElement().satisfies(finding -> {
            assertThat(finding.grade()).isEqualTo(Grade.FAIL);
            assertThat(finding.found()).contains("401", "Bad credentials");
            assertThat(finding.remedy()).isNotEmpty();
        });
    }

    @Test
    void teamsThatCannotBeSeenAreSaidWhereTheirApprovalCounts() {
        gitHub.repository().hideTeams();
        assertThat(findings(gitHub.address())).extracting(AccessFinding::grade).containsOnly(Grade.OK);
        gitHub.repository().ci().rule("pull_request", Map.of("require_code_owner_review", true));
        assertThat(findings(gitHub.address()))
                .filteredOn(finding -> finding.grade() == Grade.WARN)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.found()).contains("approvals for teams");
                    assertThat(finding.remedy()).contains("read:org", "Members: read");
                });
    }

    @Test
    void teamsThatCanBeSeenAreNoFinding() {
        gitHub.repository().ci().rule("pull_request", Map.of("require_code_owner_review", true));
        assertThat(findings(gitHub.address())).extracting(AccessFinding::grade).containsOnly(Grade.OK);
    }

    @Test
    void aClassicTokenWithoutTheScopeAndOneThatMayOnlyReadAreSaid() {
        gitHub.repository().permits(false);
        gitHub.scopes("gist, read:org");
        assertThat(findings(gitHub.address()))
                .filteredOn(finding -> finding.grade() == Grade.FAIL)
                .extracting(AccessFinding::found)
                .containsExactly("czar-bot has only: gist, read:org", "acme/tally may only be read with this token");
        gitHub.scopes("repo, gist");
        gitHub.repository().permits(true);
        assertThat(findings(gitHub.address())).extracting(AccessFinding::grade).containsOnly(Grade.OK);
    }

    @Test
    void teamsCountWhereTheProjectWantsAnOwnersApproval() {
        gitHub.repository().hideTeams();
        assertThat(new GitHubAccess(gitHub.address(), "main", time, time).findings(Optional.of(true)))
                .extracting(AccessFinding::subject)
                .contains("code owners");
    }

    @Test
    void aProtectionThatMayNotBeReadIsSaid() {
        gitHub.repository().ci().protect("build");
        gitHub.repository().administers(false);
        assertThat(findings(gitHub.address()))
                .filteredOn(finding -> finding.grade() == Grade.WARN)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).contains("Administration: read"));
        gitHub.repository().ci().protectReviews(Map.of("required_approving_review_count", 1));
        assertThat(findings(gitHub.address())).extracting(AccessFinding::grade).containsOnly(Grade.OK);
    }

    @Test
    void aRepositoryThatWasRenamedIsNamedAnew() {
        gitHub.repository().rename("account");
        assertThat(findings(gitHub.address()))
                .filteredOn(finding -> finding.grade() == Grade.WARN)
                .extracting(AccessFinding::found)
                .containsExactly("acme/tally is called acme/account now");
    }

    @Test
    void aMergeQueueIsSaidWithTheWayOut() {
        gitHub.repository().merges().withQueue();
        assertThat(findings(gitHub.address()))
                .filteredOn(finding -> finding.grade() == Grade.WARN)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.found())
                            .isEqualTo("main is merged to by GitHub's merge queue, and takes no push");
                    assertThat(finding.remedy()).contains("landing: pull-request");
                });
    }

    @Test
    void anAppIsKnownByItsName() {
        GitHubAddress app =
                new GitHubAddress(gitHub.api(), "acme", "tally", gitHub.app().credentials(true));
        assertThat(findings(app).get(0).found()).isEqualTo("App czar-app[bot]");
    }

    @Test
    void aServerThatIsAwayIsOneFinding() {
        gitHub.failing(call -> RequestFault.BROKEN);
        assertThat(findings(gitHub.address())).extracting(AccessFinding::grade).containsExactly(Grade.FAIL);
    }

    private List<AccessFinding> findings(GitHubAddress address) {
        return new GitHubAccess(address, "main", time, time).findings(Optional.empty());
    }
}
