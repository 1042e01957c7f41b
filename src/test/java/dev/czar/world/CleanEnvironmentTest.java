package dev.czar.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanEnvironmentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GITHUB_TOKEN",
                "AWS_SECRET_ACCESS_KEY",
                "AWS_ACCESS_KEY_ID",
                "OPENAI_API_KEY",
                "DB_PASSWORD",
                "npm_token",
                "SSH_AUTH_SOCK",
                "GIT_DIR",
                "GIT_CONFIG_COUNT",
                "CZAR_WORKER",
                "CLAUDE_CODE",
                "TMUX",
                "DEPLOY_KEY"
            })
    void secretsAndSteeringAreLeftOut(String name) {
        assertThat(CleanEnvironment.of(Map.of(name, "x"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATH", "HOME", "JAVA_HOME", "LANG", "LC_ALL", "MAVEN_OPTS", "GOPATH", "HTTPS_PROXY", "CI"})
    void whatBuildsNeedIsKept(String name) {
        assertThat(CleanEnvironment.of(Map.of(name, "x"))).containsKey(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEYBOARD", "GITLAB_URL", "DATABASE_URL", "ANYTHING_ELSE"})
    void whatIsNotOnTheListIsLeftOut(String name) {
        assertThat(CleanEnvironment.of(Map.of(name, "x"))).isEmpty();
    }

    @Test
    void aSecretIsKnownByItsValueToo() {
        Map<String, String> inherited = Map.of(
                "MAVEN_OPTS", "-Dtoken=ghp_canarycanary",
                "JAVA_URL", "jdbc://user:canary@host",
                "FAVOURITE", "sk-canarycanary",
                "EDITOR", "vi");
        assertThat(CleanEnvironment.of(inherited)).isEmpty();
        assertThat(CleanEnvironment.ofWorkers(inherited)).containsOnlyKeys("EDITOR");
    }

    @Test
    void workersGetTheirProvidersSecretsAndNoOthers() {
        Map<String, String> inherited = Map.of(
                "ANTHROPIC_API_KEY", "sk-canary",
                "CLAUDE_CODE_OAUTH_TOKEN", "canary",
                "CODEX_HOME", "/x",
                "EDITOR", "vi",
                "GITHUB_TOKEN", "canary",
                "AWS_SECRET_ACCESS_KEY", "canary",
                "SSH_AUTH_SOCK", "/run/agent");
        assertThat(CleanEnvironment.ofWorkers(inherited))
                .containsOnlyKeys("ANTHROPIC_API_KEY", "CLAUDE_CODE_OAUTH_TOKEN", "CODEX_HOME", "EDITOR");
    }

    @Test
    void gitOfWorkersWorksInTheirWorktreeWhereverThePersonsDoes() {
        Map<String, String> inherited = Map.of(
                "GIT_DIR", "/elsewhere/.git",
                "GIT_WORK_TREE", "/elsewhere",
                "GIT_INDEX_FILE", "/elsewhere/index",
                "GIT_EDITOR", "vi");
        assertThat(CleanEnvironment.ofWorkers(inherited)).containsOnlyKeys("GIT_EDITOR");
    }

    @Test
    void gitGetsNoSecretHereAndThePersonsLoginsOnlyWhereItLogsIn() {
        Map<String, String> inherited =
                Map.of("PATH", "/bin", "GH_TOKEN", "canary", "SSH_AUTH_SOCK", "/run/agent", "OPENAI_API_KEY", "canary");
        assertThat(CleanEnvironment.withoutSecrets(inherited)).containsOnlyKeys("PATH");
        assertThat(CleanEnvironment.ofLogins(inherited)).containsOnlyKeys("GH_TOKEN", "SSH_AUTH_SOCK");
    }
}
