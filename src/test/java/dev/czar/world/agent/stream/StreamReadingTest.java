package dev.czar.world.agent.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.agent.AgentCatalog;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.ScreenState.ScreenTurn;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamReadingTest {
    private static final String BEGIN = "{\"czar\":\"turn\",\"turn\":\"1\",\"at\":1700000000}";
    private static final String END = "{\"czar\":\"end\",\"status\":0,\"at\":1700000009}";
    private static final String CODEX_BEGAN = "{\"type\":\"turn.started\"}";

    @Test
    void aSessionWithoutATurnIsIdle() throws Exception {
        assertThat(reading("codex").state().turn()).isEqualTo(ScreenTurn.IDLE);
    }

    @Test
    void aTurnOfCodexIsReadFromItsEvents() throws Exception {
        StreamReading reading = reading("codex", BEGIN, "{\"type\":\"thread.started\",\"thread_id\":\"01a2-3\"}");
        assertThat(reading.tookUp("1")).isFalse();
        accept(
                reading,
                CODEX_BEGAN,
                "{\"type\":\"item.started\",\"item\":{\"type\":\"command_execution\",\"command\":\"ls -l\"}}",
                "{\"type\":\"item.completed\",\"item\":{\"type\":\"command_execution\",\"command\":\"ls -l\","
                        + "\"aggregated_output\":\"a\\nb\\n\",\"exit_code\":2}}",
                "{\"type\":\"item.completed\",\"item\":{\"type\":\"file_change\",\"changes\":[{\"path\":\"a.txt\",\"kind\":\"add\"}]}}",
                "{\"type\":\"item.completed\",\"item\":{\"type\":\"agent_message\",\"text\":\"Done.\\nReally.\"}}");
        assertThat(reading.state().turn()).isEqualTo(ScreenTurn.ACTIVE);
        assertThat(reading.tookUp("1")).isTrue();
        assertThat(reading.since()).isEqualTo(Instant.ofEpochSecond(1_700_000_000));
        accept(reading, "{\"type\":\"turn.completed\",\"usage\":{}}", END);
        assertThat(reading.state().turn()).isEqualTo(ScreenTurn.IDLE);
        assertThat(reading.state().sign()).isEqualTo("turn.completed");
        assertThat(reading.conversation()).isEqualTo("01a2-3");
        assertThat(reading.lines())
                .containsExactly(
                        "● $ ls -l", "  ⎿ a", "  ⎿ b", "  ⎿ exit status 2", "● add a.txt", "● Done.", "  Really.");
    }

    @Test
    void aFailedTurnOfCodexTellsItsLimitByTheSignsOfTheProfile() throws Exception {
        StreamReading reading = reading(
                "codex",
                BEGIN,
                CODEX_BEGAN,
                "{\"type\":\"turn.failed\",\"error\":{\"message\":\"You've hit your usage limit. Try again in 3 hours 5 minutes.\"}}",
                END);
        assertThat(reading.state().shortage()).isEqualTo(AgentShortage.RATE_LIMITED);
        assertThat(reading.state().until()).isEqualTo("in 3 hours 5 minutes");
        assertThat(reading.lines()).contains("! " + reading.state().banner());
    }

    @Test
    void whatOnlyReconnectsIsStillAtWork() throws Exception {
        StreamReading reading = reading(
                "codex",
                BEGIN,
                CODEX_BEGAN,
                "{\"type\":\"error\",\"message\":\"Reconnecting... (Connection failed)\"}");
        assertThat(reading.state().turn()).isEqualTo(ScreenTurn.ACTIVE);
        assertThat(reading.state().shortage()).isEqualTo(AgentShortage.NONE);
    }

    @Test
    void aResultOfClaudeWithAnErrorTellsWhatRanShort() throws Exception {
        assertThat(shortage("\"result\":\"API Error: Request rejected (429)\",\"api_error_status\":429"))
                .isEqualTo(AgentShortage.RATE_LIMITED);
        assertThat(shortage("\"result\":\"Odd words\",\"api_error_status\":503"))
                .isEqualTo(AgentShortage.SERVER_ERROR);
        assertThat(shortage("\"result\":\"Credit balance is too low\"")).isEqualTo(AgentShortage.OUT_OF_CREDIT);
        assertThat(shortage("\"result\":\"Invalid API key · Fix external API key\",\"api_error_status\":401"))
                .isEqualTo(AgentShortage.AUTH_LOST);
        assertThat(shortage("\"errors\":[\"something else\"]")).isEqualTo(AgentShortage.NONE);
    }

    @Test
    void theCodeOfAnErrorOfClaudeTellsMoreThanWordsThatOnlySayItFailed() throws Exception {
        assertThat(shortage("\"result\":\"API Error: 403 Forbidden\",\"api_error_status\":403"))
                .isEqualTo(AgentShortage.AUTH_LOST);
        assertThat(shortage("\"result\":\"API Error: Payment needed\",\"api_error_status\":402"))
                .isEqualTo(AgentShortage.OUT_OF_CREDIT);
        assertThat(shortage("\"result\":\"API Error: 429 temporarily limiting requests\",\"api_error_status\":429"))
                .isEqualTo(AgentShortage.SERVER_ERROR);
        assertThat(shortage("\"result\":\"API Error: something new\"")).isEqualTo(AgentShortage.SERVER_ERROR);
    }

    @Test
    void whenALimitOfClaudeEndsItsOwnEventSays() throws Exception {
        StreamReading reading = reading(
                "claude",
                BEGIN,
                "{\"type\":\"rate_limit_event\",\"rate_limit_info\":{\"status\":\"rejected\",\"resetsAt\":1700007200}}",
                "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true,\"result\":\"You've hit your limit\"}",
                END);
        assertThat(reading.state().shortage()).isEqualTo(AgentShortage.RATE_LIMITED);
        assertThat(reading.state().until()).isEqualTo("1700007200");
    }

    @Test
    void theAgentsOwnWordsAboutALimitAreNone() throws Exception {
        StreamReading reading = reading(
                "claude",
                BEGIN,
                "{\"type\":\"assistant\",\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"API Error: 429\\nYou've hit your limit\"}]}}",
                "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"result\":\"You've hit your limit\"}",
                END);
        assertThat(reading.state().shortage()).isEqualTo(AgentShortage.NONE);
    }

    @Test
    void whatWasNotPermittedIsShown() throws Exception {
        StreamReading reading = reading(
                "claude",
                BEGIN,
                "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":false,\"permission_denials\":"
                        + "[{\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\"rm -r x\"}}]}");
        assertThat(reading.lines()).containsExactly("! not permitted: Bash {\"command\":\"rm -r x\"}");
    }

    @Test
    void aLineThatIsNoEventIsShownAsItIs() throws Exception {
        assertThat(reading("claude", BEGIN, "Warning: odd", "17").lines()).containsExactly("  Warning: odd", "  17");
    }

    @Test
    void onlyTheLatestLinesAreKept() throws Exception {
        StreamReading reading = reading("codex", BEGIN);
        for (int line = 0; line < 5_000; line++) {
            reading.show("line " + line);
        }
        assertThat(reading.lines()).hasSize(2_000).endsWith("line 4999");
        assertThat(reading.count()).isEqualTo(5_000);
    }

    @Test
    void aMessageIsOneLineForClaudeAndItselfForCodex() {
        String text = "two\nlines\t\"x\" 漢\u0007";
        assertThat(new String(EventProtocol.CODEX.message(text), StandardCharsets.UTF_8))
                .isEqualTo(text);
        assertThat(new String(EventProtocol.CLAUDE.message(text), StandardCharsets.UTF_8))
                .isEqualTo("{\"type\":\"user\",\"message\":{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":"
                        + "\"two\\nlines\\t\\\"x\\\" 漢\\u0007\"}]}}\n");
    }

    private static AgentShortage shortage(String result) throws Exception {
        return reading(
                        "claude",
                        BEGIN,
                        "{\"type\":\"result\",\"subtype\":\"success\",\"is_error\":true," + result + "}",
                        END)
                .state()
                .shortage();
    }

    private static StreamReading reading(String agent, String... lines) throws Exception {
        StreamReading reading =
                new StreamReading(AgentCatalog.withOverrides(Map.of()).of(agent, true));
        accept(reading, lines);
        return reading;
    }

    private static void accept(StreamReading reading, String... lines) {
        for (String line : lines) {
            reading.accept(line);
        }
    }
}
