package dev.czar.world.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentsTest {
    private static final ZonedDateTime NOON = ZonedDateTime.parse("2025-11-27T12:00:00Z[UTC]");

    @Test
    void allShippedProfilesLoad() throws Exception {
        assertThat(Agents.with(Map.of()).names()).containsExactly("aider", "claude", "codex", "command", "gemini");
    }

    @Test
    void anOverrideReplacesItsKeysAndKeepsTheOthers() throws Exception {
        Agent agent = Agents.with(Map.of("claude", Map.of("gap", "PT2S"))).named("claude");
        assertThat(agent.gap()).isEqualTo(Duration.ofSeconds(2));
        assertThat(agent.expandsTabs()).isTrue();
    }

    @Test
    void anAddedAgentStartsFromTheCommandProfile() throws Exception {
        Agent agent = Agents.with(Map.of("mine", Map.of("command", List.of("mine", "-x"))))
                .named("mine");
        assertThat(agent.command()).containsExactly("mine", "-x");
        assertThat(agent.resumeCommand()).containsExactly("mine", "-x");
        assertThat(agent.signs().busy()).isNotEmpty();
    }

    @Test
    void aWrongProfileNamesAgentKeyAndWhatIsExpected() {
        assertThatThrownBy(() -> Agents.with(Map.of("claude", Map.of("gap", "soon"))))
                .isInstanceOf(InvalidAgent.class)
                .hasMessage("agent claude: gap must be a duration such as PT0.5S, but is soon");
        assertThatThrownBy(() -> Agents.with(Map.of("claude", Map.of("busy", Map.of("a", "(")))))
                .isInstanceOf(InvalidAgent.class)
                .hasMessageContaining("busy.a must be a regular expression");
        assertThatThrownBy(() -> Agents.with(Map.of("claude", Map.of("gpa", "PT1S"))))
                .isInstanceOf(InvalidAgent.class)
                .hasMessageContaining("unknown key gpa");
        assertThatThrownBy(() -> Agents.with(Map.of()).named("clod")).hasMessageContaining("clod");
    }

    @Test
    void theTimeUntilALimitResetsIsReadFromTheAgentsWords() {
        assertThat(ResetTime.from("7pm", NOON)).isEqualTo(Duration.ofHours(7));
        assertThat(ResetTime.from("12am", NOON)).isEqualTo(Duration.ofHours(12));
        assertThat(ResetTime.from("7:30pm (Europe/Berlin)", NOON)).isEqualTo(Duration.ofMinutes(390));
        assertThat(ResetTime.from("11am", NOON)).isEqualTo(Duration.ofHours(23));
        assertThat(ResetTime.from("in 2h 15m", NOON)).isEqualTo(Duration.ofMinutes(135));
        assertThat(ResetTime.from("in 3 days 2 hours 5 minutes", NOON)).isEqualTo(Duration.ofMinutes(4445));
        assertThat(ResetTime.from("soon", NOON)).isZero();
    }
}
