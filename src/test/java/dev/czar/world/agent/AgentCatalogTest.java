package dev.czar.world.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.czar.world.agent.AgentProfile.InvalidAgentException;
import dev.czar.world.agent.ScreenSigns.SignGroup;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentCatalogTest {
    @Test
    void allShippedProfilesLoad() throws Exception {
        assertThat(AgentCatalog.withOverrides(Map.of()).names())
                .containsExactly(
                        "aider", "claude", "cline", "codex", "command", "copilot", "gemini", "opencode", "qwen");
    }

    @Test
    void anOverrideReplacesItsKeysAndKeepsTheOthers() throws Exception {
        AgentProfile agent = AgentCatalog.withOverrides(Map.of("claude", Map.of("gap", "PT2S")))
                .named("claude");
        assertThat(agent.gap()).isEqualTo(Duration.ofSeconds(2));
        assertThat(agent.expandsTabs()).isTrue();
    }

    @Test
    void anAddedAgentStartsFromTheCommandProfile() throws Exception {
        AgentProfile agent = AgentCatalog.withOverrides(Map.of("mine", Map.of("command", List.of("mine", "-x"))))
                .named("mine");
        assertThat(agent.command()).containsExactly("mine", "-x");
        assertThat(agent.resumeCommand("")).containsExactly("mine", "-x");
        assertThat(agent.signs().of(SignGroup.BUSY)).isNotEmpty();
    }

    @Test
    void aCommandOfOnesOwnIsNotResumedByTheShippedProgram() throws Exception {
        Map<String, Object> sandboxed = Map.of("command", List.of("sandbox", "claude"));
        assertThat(AgentCatalog.withOverrides(Map.of("claude", sandboxed))
                        .named("claude")
                        .resume())
                .isEmpty();
        Map<String, Object> both = Map.of("command", List.of("mine"), "resume", List.of("mine", "--continue"));
        assertThat(AgentCatalog.withOverrides(Map.of("claude", both))
                        .named("claude")
                        .resumeCommand(""))
                .containsExactly("mine", "--continue");
    }

    @Test
    void withoutATerminalTooAnotherProgramIsRunOnlyByItsOwnWords() throws Exception {
        Map<String, Object> run = Map.of("headless", Map.of("command", List.of("sandbox", "claude", "-p")));
        AgentProfile sandboxed =
                AgentCatalog.withOverrides(Map.of("claude", run)).of("claude", true);
        assertThat(sandboxed.command()).containsExactly("sandbox", "claude", "-p");
        assertThat(sandboxed.resume()).isEmpty();
        assertThat(sandboxed.followingCommand()).isEmpty();
        AgentCatalog terminalOnly =
                AgentCatalog.withOverrides(Map.of("claude", Map.of("command", List.of("sandbox", "claude"))));
        assertThat(terminalOnly.of("claude", false).command()).containsExactly("sandbox", "claude");
        assertThatThrownBy(() -> terminalOnly.of("claude", true))
                .isInstanceOf(InvalidAgentException.class)
                .hasMessageContaining("a command of its own and no headless: {command: ...} beside it");
        Map<String, Object> shorter = Map.of("headless", Map.of("messageLimit", 1_000));
        assertThat(AgentCatalog.withOverrides(Map.of("claude", shorter))
                        .of("claude", true)
                        .resume())
                .startsWith("claude", "{conversation}");
    }

    @Test
    void aKnownConversationIsResumedByItsSessionAndElseTheLastOne() throws Exception {
        AgentCatalog catalog = AgentCatalog.withOverrides(Map.of());
        assertThat(catalog.named("claude").resumeCommand("1f2e-3d4c")).startsWith("claude", "--resume", "1f2e-3d4c");
        assertThat(catalog.named("claude").resumeCommand("")).startsWith("claude", "--continue", "--permission-mode");
        assertThat(catalog.named("codex").resumeCommand("1f2e-3d4c")).startsWith("codex", "resume", "1f2e-3d4c");
        assertThat(catalog.named("codex").resumeCommand("")).startsWith("codex", "resume", "--last");
        assertThat(catalog.named("gemini").resumeCommand("1f2e-3d4c")).startsWith("gemini", "--resume", "1f2e-3d4c");
        assertThat(catalog.named("gemini").resumeCommand("")).startsWith("gemini", "--resume", "latest");
        assertThat(catalog.named("opencode").resumeCommand("ses_3d4C"))
                .containsExactly("opencode", "--session", "ses_3d4C");
        assertThat(catalog.named("copilot").resumeCommand("1f2e-3d4c")).startsWith("copilot", "--resume=1f2e-3d4c");
        assertThat(catalog.named("copilot").resumeCommand("")).startsWith("copilot", "--continue", "--no-auto-update");
        assertThat(catalog.named("cline").resumeCommand("")).doesNotContain("--id");
        assertThat(catalog.named("aider").resumeCommand("1f2e-3d4c")).startsWith("aider", "--yes-always");
    }

    @Test
    void whatIsNoSessionOrNoPlaceForOneIsNeverPutIntoACommand() throws Exception {
        AgentCatalog catalog =
                AgentCatalog.withOverrides(Map.of("claude", Map.of("resume", List.of("mine", "--continue"))));
        assertThat(catalog.named("claude").resumeCommand("1f2e-3d4c")).containsExactly("mine", "--continue");
        assertThat(catalog.named("opencode").resumeCommand("--model=other")).containsExactly("opencode", "--continue");
        assertThat(catalog.named("opencode").resumeCommand("a b; c")).containsExactly("opencode", "--continue");
    }

    @Test
    void aWrongProfileNamesAgentKeyAndWhatIsExpected() {
        assertThatThrownBy(() -> AgentCatalog.withOverrides(Map.of("claude", Map.of("gap", "soon"))))
                .isInstanceOf(InvalidAgentException.class)
                .hasMessage("agent claude: gap must be a duration such as PT0.5S, but is soon");
        assertThatThrownBy(() -> AgentCatalog.withOverrides(Map.of("claude", Map.of("busy", Map.of("a", "(")))))
                .isInstanceOf(InvalidAgentException.class)
                .hasMessageContaining("busy.a must be a regular expression");
        assertThatThrownBy(() -> AgentCatalog.withOverrides(Map.of("claude", Map.of("resume", List.of("{repo}")))))
                .isInstanceOf(InvalidAgentException.class)
                .hasMessageContaining("resume: nothing is known as {repo}, known are [repository, ");
        assertThatThrownBy(() -> AgentCatalog.withOverrides(Map.of("claude", Map.of("gpa", "PT1S"))))
                .isInstanceOf(InvalidAgentException.class)
                .hasMessageContaining("unknown key gpa");
        assertThatThrownBy(() -> AgentCatalog.withOverrides(Map.of()).named("clod"))
                .hasMessageContaining("clod");
    }
}
