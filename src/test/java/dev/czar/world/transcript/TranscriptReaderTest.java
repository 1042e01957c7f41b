package dev.czar.world.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import dev.czar.world.transcript.TranscriptEntry.PlanWindow;
import dev.czar.world.transcript.TranscriptReader.TranscriptFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TranscriptReaderTest {

    private static final String CLAUDE =
            """
            {"type":"user","message":{"role":"user","content":"count the \\"usage\\" of input_tokens"},"timestamp":"2026-01-02T08:00:00Z"}
            {"isSidechain":false,"type":"assistant","message":{"id":"m1","model":"claude-x-1","usage":{"input_tokens":10,"cache_creation_input_tokens":3,"cache_read_input_tokens":100,"output_tokens":5}},"timestamp":"2026-01-02T08:00:01Z"}
            not JSON with "usage"
            """;

    @TempDir
    Path folder;

    @Test
    void claudesAnswersAreCounted() throws IOException {
        Path file = Files.writeString(folder.resolve("s1.jsonl"), CLAUDE);
        TranscriptReader reader = new TranscriptReader(file, TranscriptFormat.CLAUDE, 0);
        assertThat(reader.read())
                .containsExactly(new TranscriptEntry(
                        "m1",
                        Instant.parse("2026-01-02T08:00:01Z"),
                        "claude-x-1",
                        new TokenCount(10, 5, 100, 3),
                        true,
                        0,
                        List.of()));
        assertThat(reader.read()).isEmpty();
    }

    @Test
    void aLineThatIsStillBeingWrittenIsReadWhenItIsWhole() throws IOException {
        String line = CLAUDE.lines().skip(1).findFirst().orElseThrow();
        Path file = Files.writeString(folder.resolve("s1.jsonl"), line.substring(0, 50));
        TranscriptReader reader = new TranscriptReader(file, TranscriptFormat.CLAUDE, 0);
        assertThat(reader.read()).isEmpty();
        Files.writeString(file, line.substring(50) + "\n", StandardOpenOption.APPEND);
        assertThat(reader.read()).hasSize(1);
        assertThat(reader.position()).isEqualTo(Files.size(file));
        TranscriptReader later = new TranscriptReader(file, TranscriptFormat.CLAUDE, reader.position());
        assertThat(later.read()).isEmpty();
    }

    @Test
    void codexTellsOfContextAndPlanToo() throws IOException {
        Path file = Files.writeString(
                folder.resolve("rollout-1-t1.jsonl"),
                """
                {"timestamp":"2026-01-02T08:00:00Z","type":"turn_context","payload":{"model":"gpt-x"}}
                {"timestamp":"2026-01-02T08:00:01Z","ordinal":13,"type":"event_msg","payload":{"type":"token_count","info":{"total_token_usage":{"input_tokens":90},"last_token_usage":{"input_tokens":30,"cached_input_tokens":20,"output_tokens":5},"model_context_window":1000},"rate_limits":{"primary":{"used_percent":41.6,"window_minutes":300,"resets_in_seconds":60},"secondary":null}}}
                {"timestamp":"2026-01-02T08:00:02Z","ordinal":14,"type":"event_msg","payload":{"type":"token_count","info":null,"rate_limits":null}}
                """);
        List<TranscriptEntry> entries = new TranscriptReader(file, TranscriptFormat.CODEX, 0).read();
        assertThat(entries.get(0))
                .isEqualTo(new TranscriptEntry(
                        "2026-01-02T08:00:01Z13",
                        Instant.parse("2026-01-02T08:00:01Z"),
                        "gpt-x",
                        new TokenCount(10, 5, 20, 0),
                        true,
                        1000,
                        List.of(new PlanWindow("primary", 42, Optional.of(Instant.parse("2026-01-02T08:01:01Z"))))));
        assertThat(entries.get(1).tokens()).isEqualTo(TokenCount.NONE);
    }

    @Test
    void codexsTranscriptIsFoundByItsSession() throws IOException {
        Path day = Files.createDirectories(folder.resolve("sessions/2026/01/02"));
        Path file = Files.createFile(day.resolve("rollout-2026-01-02T08-00-00-t1.jsonl"));
        TranscriptFinder finder = new TranscriptFinder(Map.of("CODEX_HOME", folder.toString()));
        assertThat(finder.find(TranscriptFormat.CODEX, "", "t1", LocalDate.parse("2026-01-03")))
                .contains(file);
        assertThat(finder.find(TranscriptFormat.CODEX, "", "t2", LocalDate.parse("2026-01-03")))
                .isEmpty();
    }

    @Test
    void whatIsNoFileIsNotRead() throws IOException {
        assertThat(new TranscriptReader(folder, TranscriptFormat.CLAUDE, 0).read())
                .isEmpty();
        assertThat(new TranscriptReader(folder.resolve("none"), TranscriptFormat.CLAUDE, 0).read())
                .isEmpty();
    }

    @Test
    void aRequestIsReadInTheFormOfEachProgram() throws IOException {
        Map<TranscriptFormat, String> lines = Map.of(
                TranscriptFormat.GEMINI,
                """
                {"id":"u1","timestamp":"2026-01-02T08:00:00Z","type":"user","content":"what are \"tokens\""}
                {"id":"a1","timestamp":"2026-01-02T08:00:01Z","type":"gemini","content":"Done.","tokens":{"input":8,"output":3,"cached":4,"thoughts":2,"tool":2,"total":15},"model":"m-1"}
                """,
                TranscriptFormat.QWEN,
                """
                {"uuid":"t1","timestamp":"2026-01-02T08:00:01Z","type":"system","subtype":"ui_telemetry","systemPayload":{"uiEvent":{"event.name":"qwen-code.api_request","model":"m-1","note":"api_response"}}}
                {"uuid":"a1","timestamp":"2026-01-02T08:00:01Z","type":"system","subtype":"ui_telemetry","systemPayload":{"uiEvent":{"event.name":"qwen-code.api_response","model":"m-1","input_token_count":10,"output_token_count":3,"cached_content_token_count":4,"thoughts_token_count":2,"prompt_id":"s1########0"}}}
                """,
                TranscriptFormat.COPILOT,
                """
                {"type":"user.message","data":{"content":"session.usage_record"},"id":"u1","timestamp":"2026-01-02T08:00:00Z"}
                {"type":"session.usage_record","data":{"usage":{"model":"m-1","inputTokens":10,"outputTokens":5,"cacheReadTokens":4,"cacheWriteTokens":0,"interactionType":"conversation-agent","maxPromptTokens":0}},"id":"a1","timestamp":"2026-01-02T08:00:01Z"}
                """,
                TranscriptFormat.OPENCODE,
                """
                {"id":"a1","timestamp":"2026-01-02T08:00:01Z","model":"m-1","main":true,"tokens":{"input":6,"output":3,"reasoning":2,"cache":{"read":4,"write":0}}}
                """);
        for (Map.Entry<TranscriptFormat, String> line : lines.entrySet()) {
            Path file = Files.writeString(folder.resolve(line.getKey() + ".jsonl"), line.getValue());
            assertThat(new TranscriptReader(file, line.getKey(), 0).read())
                    .as(line.getKey().name())
                    .containsExactly(new TranscriptEntry(
                            "a1",
                            Instant.parse("2026-01-02T08:00:01Z"),
                            "m-1",
                            new TokenCount(6, 5, 4, 0),
                            true,
                            0,
                            List.of()));
        }
    }

    @Test
    void requestsAProgramMakesForItselfAreNotOfTheMainConversationAndAContextMayHaveASize() throws IOException {
        Path qwen = Files.writeString(
                folder.resolve("q.jsonl"),
                """
                {"uuid":"a1","timestamp":"2026-01-02T08:00:01Z","systemPayload":{"uiEvent":{"event.name":"qwen-code.api_response","input_token_count":10,"prompt_id":"s1#memory#0"}}}
                """);
        assertThat(new TranscriptReader(qwen, TranscriptFormat.QWEN, 0).read())
                .singleElement()
                .satisfies(entry -> assertThat(entry.main()).isFalse());
        Path copilot = Files.writeString(
                folder.resolve("c.jsonl"),
                """
                {"type":"session.usage_record","data":{"usage":{"inputTokens":10,"maxPromptTokens":64000,"interactionType":"conversation-subagent"}},"id":"a1","timestamp":"2026-01-02T08:00:01Z"}
                """);
        assertThat(new TranscriptReader(copilot, TranscriptFormat.COPILOT, 0).read())
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.main()).isFalse();
                    assertThat(entry.contextWindow()).isEqualTo(64000);
                });
    }

    @Test
    void aTranscriptThatIsNoFileHasNoSubagents() throws Exception {
        for (TranscriptFormat format : TranscriptFormat.values()) {
            assertThat(new TranscriptFinder(Map.of()).subagents(format, Path.of("/")))
                    .isEmpty();
        }
    }
}
