package dev.czar.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.ExternalCommand.CleanEnvironment;
import java.util.Map;
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
    @ValueSource(strings = {"PATH", "HOME", "JAVA_HOME", "LANG", "KEYBOARD", "GITLAB_URL", "MONKEY"})
    void theRestIsKept(String name) {
        assertThat(CleanEnvironment.of(Map.of(name, "x"))).containsKey(name);
    }
}
