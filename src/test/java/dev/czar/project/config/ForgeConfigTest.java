package dev.czar.project.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.project.files.ProjectLayout;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForgeConfigTest {
    @TempDir
    Path folder;

    private ProjectLayout layout;

    @BeforeEach
    void place() throws Exception {
        Path root = Files.createDirectories(folder.toRealPath().resolve("tally"));
        layout = new ProjectLayout(root, root.resolve(".git"));
    }

    @Test
    void withoutAWordPullRequestsStayInTheRepository() throws Exception {
        assertThat(load("port: 0").forge()).isEmpty();
        assertThat(load("forge: {kind: local}").forge()).isEmpty();
    }

    @Test
    void aForgeIsNamedByItsAddressAndItsSecretsByTheirPlaces() throws Exception {
        ForgeConfig forge = load("forge: {kind: github, repository: acme/tally, url: 'https://git.example.org/api/v3/',"
                        + " token-env: MY_TOKEN, webhook-secret-file: ../secret}")
                .forge()
                .orElseThrow();
        assertThat(forge.url()).isEqualTo(URI.create("https://git.example.org/api/v3"));
        assertThat(forge.owner() + " " + forge.name()).isEqualTo("acme tally");
        assertThat(forge.token()).isEqualTo(new SecretSource.EnvironmentVariable(".czar/czar.yaml:3:98", "MY_TOKEN"));
        assertThat(forge.webhookSecret())
                .get()
                .extracting(place -> ((SecretSource.PrivateFile) place).file())
                .isEqualTo(layout.root().resolveSibling("secret"));
    }

    @Test
    void eachKindOfForgeHasAnAddressAndATokenOfItsOwn() throws Exception {
        ForgeConfig gitLab = load("forge: {kind: gitlab, repository: acme/tools/tally}")
                .forge()
                .orElseThrow();
        assertThat(gitLab.url()).isEqualTo(URI.create("https://gitlab.com/api/v4"));
        assertThat(gitLab.repository()).isEqualTo("acme/tools/tally");
        assertThat(gitLab.token().read(Map.of("GITLAB_TOKEN", "sesame"))).isEqualTo("sesame");
        ForgeConfig gitea = load("forge: {kind: gitea, repository: acme/tally, url: 'https://git.example.org/api/v1'}")
                .forge()
                .orElseThrow();
        assertThat(gitea.token().read(Map.of("GITEA_TOKEN", "sesame"))).isEqualTo("sesame");
    }

    @Test
    void aVariableThatIsNotSetIsNamedWithItsPlace() throws Exception {
        SecretSource place = load("forge: {kind: github, repository: acme/tally}")
                .forge()
                .orElseThrow()
                .token();
        assertThat(place.read(Map.of("GITHUB_TOKEN", " sesame "))).isEqualTo("sesame");
        assertThatThrownBy(() -> place.read(Map.of()))
                .hasMessage(".czar/czar.yaml:3:8: the environment variable GITHUB_TOKEN is not set"
                        + " (export it before `czar up`)");
    }

    @Test
    void aSecretOthersCanReadIsRefused() throws Exception {
        SecretSource place = load("forge: {kind: github, repository: acme/tally, token-file: ../token}")
                .forge()
                .orElseThrow()
                .token();
        Path file = layout.root().resolveSibling("token");
        assertThatThrownBy(() -> place.read(Map.of())).hasMessageContaining("3:59: there is no file " + file);
        Files.writeString(file, "sesame\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> place.read(Map.of()))
                .hasMessageContaining("can be read or run by others (chmod 600 it)")
                .hasMessageNotContaining("sesame");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(place.read(Map.of())).isEqualTo("sesame");
        Files.writeString(file, "");
        assertThatThrownBy(() -> place.read(Map.of())).hasMessageContaining("holds no secret, expected one line");
    }

    @Test
    void anAppIsNamedByItsIdAndTheFileOfItsKey() throws Exception {
        ForgeConfig forge =
                load("forge: {kind: github, repository: acme/tally, app: 123, app-key-file: ../key, required-checks: [build]}")
                        .forge()
                        .orElseThrow();
        assertThat(forge.app()).contains("123");
        assertThat(forge.requiredChecks()).contains(List.of("build"));
        assertThat(forge.codeOwners()).isEmpty();
        Path file = layout.root().resolveSibling("key");
        Files.writeString(file, "sesame");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> forge.token().read(Map.of())).hasMessageContaining("holds no private key in PEM");
        Files.writeString(file, "-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----\n");
        assertThat(forge.token().read(Map.of())).contains("abc");
    }

    @Test
    void ownersThatCzarDoesNotReadAreRefused() throws Exception {
        String gitea = "forge: {kind: gitea, repository: acme/tally, url: 'https://git.example.org/api/v1'";
        assertThat(load(gitea + "}").forge().orElseThrow().codeOwners()).isEmpty();
        assertThatThrownBy(() -> load(gitea + ", code-owners: true}"))
                .hasMessageContaining("'code-owners' is for GitHub and GitLab");
        assertThatThrownBy(() -> load("forge: {kind: forgejo, repository: acme/tally, code-owners: true}"))
                .hasMessageContaining("'code-owners' is for GitHub and GitLab");
        assertThat(load("forge: {kind: gitlab, repository: acme/tally, code-owners: true}")
                        .forge()
                        .orElseThrow()
                        .codeOwners())
                .contains(true);
    }

    @Test
    void aTrackerIsATeamAndTheLabelOfItsTasks() throws Exception {
        TrackerConfig tracker =
                load("tracker: {kind: linear, team: ENG, label: bot}").tracker().orElseThrow();
        assertThat(tracker.team()).isEqualTo("ENG");
        assertThat(tracker.label()).isEqualTo("bot");
        assertThat(tracker.url()).hasHost("api.linear.app");
        assertThatThrownBy(() -> tracker.token().read(Map.of())).hasMessageContaining("LINEAR_API_KEY");
        assertThat(load("").tracker()).isEmpty();
    }

    @Test
    void aTrackerThatIsNotKnownOrHasNoTeamIsRefused() {
        assertThatThrownBy(() -> load("tracker: {kind: jira, team: eng}"))
                .hasMessageContaining("'kind' is 'jira'")
                .hasMessageContaining("expected the key of a team, such as ENG");
        assertThatThrownBy(() -> load("tracker: {kind: linear}")).hasMessageContaining("'team' is missing");
    }

    @Test
    void anAppWithoutItsKeyOrWithATokenIsRefused() {
        assertThatThrownBy(() -> load("forge: {kind: github, repository: acme/tally, app: 123}"))
                .hasMessageContaining("'app' and 'app-key-file' belong together");
        assertThatThrownBy(() ->
                        load("forge: {kind: github, repository: acme/tally, app: 1, app-key-file: k, token-env: T}"))
                .hasMessageContaining("both an app and a token");
    }

    private ProjectConfig load(String line) throws Exception {
        Files.createDirectories(layout.czarDirectory());
        Files.writeString(layout.configFile(), "workers:\n  engineer1: {agent: command}\n" + line + "\n");
        return ProjectConfig.load(layout);
    }
}
