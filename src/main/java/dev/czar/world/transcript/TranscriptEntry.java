package dev.czar.world.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one line of a transcript says of use: when, which answer of which model, its tokens so far, whether the main conversation got
 * it, the context's size (0 when not said), and windows of a plan's limit.
 */
public record TranscriptEntry(
        String answer,
        Instant at,
        String model,
        TokenCount tokens,
        boolean main,
        long contextWindow,
        List<PlanWindow> windows) {

    /** The same as of the main conversation or not, with a context of this size. */
    TranscriptEntry of(boolean inMain, long window) {
        return new TranscriptEntry(answer, at, model, tokens, inMain, window, windows);
    }

    /** How much of a limit that is given back from time to time is used, in percent. */
    public record PlanWindow(String name, int usedPercent, Optional<Instant> reset) {}

    /** Claude Code's: a line for each part of an answer, each with the answer's id and its tokens so far. */
    static Optional<TranscriptEntry> claude(JsonNode line) {
        JsonNode message = line.path("message");
        JsonNode usage = message.path("usage");
        if (!line.path("type").asText().equals("assistant") || !usage.isObject()) {
            return Optional.empty();
        }
        TokenCount tokens = new TokenCount(
                usage.path("input_tokens").asLong(),
                usage.path("output_tokens").asLong(),
                usage.path("cache_read_input_tokens").asLong(),
                usage.path("cache_creation_input_tokens").asLong());
        return Optional.of(new TranscriptEntry(
                message.path("id").asText(),
                at(line),
                message.path("model").asText(),
                tokens,
                !line.path("isSidechain").asBoolean(),
                0,
                List.of()));
    }

    /** Codex's: totals of the session, the latest request, the window of the context and those of the plan. */
    static Optional<TranscriptEntry> codex(JsonNode line, String model) {
        JsonNode payload = line.path("payload");
        if (!payload.path("type").asText().equals("token_count")) {
            return Optional.empty();
        }
        JsonNode info = payload.path("info");
        List<PlanWindow> windows = new ArrayList<>();
        for (String name : List.of("primary", "secondary")) {
            JsonNode window = payload.path("rate_limits").path(name);
            if (window.path("used_percent").isNumber()) {
                windows.add(new PlanWindow(
                        name, (int) Math.round(window.path("used_percent").asDouble()), reset(line, window)));
            }
        }
        return Optional.of(new TranscriptEntry(
                line.path("timestamp").asText() + line.path("ordinal").asText(),
                at(line),
                model,
                codexTokens(info.path("last_token_usage")),
                true,
                info.path("model_context_window").asLong(),
                windows));
    }

    private static Instant at(JsonNode line) {
        return Instant.parse(line.path("timestamp").asText());
    }

    private static TokenCount codexTokens(JsonNode usage) {
        long cached = usage.path("cached_input_tokens").asLong();
        long written = usage.path("cache_write_input_tokens").asLong();
        return new TokenCount(
                Math.max(0, usage.path("input_tokens").asLong() - cached - written),
                usage.path("output_tokens").asLong(),
                cached,
                written);
    }

    private static Optional<Instant> reset(JsonNode line, JsonNode window) {
        if (window.path("resets_at").isIntegralNumber()) {
            return Optional.of(Instant.ofEpochSecond(window.path("resets_at").asLong()));
        }
        return window.path("resets_in_seconds").isNumber()
                ? Optional.of(
                        at(line).plusSeconds(window.path("resets_in_seconds").asLong()))
                : Optional.empty();
    }
}
