package dev.czar.world.transcript;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Lines of transcripts that each tell of one request to a model: its tokens, of which those read from a cache are a part. */
final class RequestLines {
    private RequestLines() {}

    /** Gemini CLI's: an answer with its tokens, written anew when a tool of it has ended. */
    static Optional<TranscriptEntry> gemini(JsonNode line) {
        JsonNode tokens = line.path("tokens");
        if (!line.path("type").asText().equals("gemini") || !tokens.isObject()) {
            return Optional.empty();
        }
        long input = number(tokens, "input") + number(tokens, "tool");
        long output = number(tokens, "output") + number(tokens, "thoughts");
        return entry(line, line.path("id"), line.path("model"), count(input, output, number(tokens, "cached"), 0));
    }

    /** Qwen Code's: each request, also those it makes for itself, whose prompt is named after what asks. */
    static Optional<TranscriptEntry> qwen(JsonNode line) {
        JsonNode event = line.path("systemPayload").path("uiEvent");
        if (!event.path("event.name").asText().equals("qwen-code.api_response")) {
            return Optional.empty();
        }
        long output = number(event, "output_token_count") + number(event, "thoughts_token_count");
        TokenCount tokens =
                count(number(event, "input_token_count"), output, number(event, "cached_content_token_count"), 0);
        boolean main = event.path("prompt_id").asText().contains("########");
        return entry(line, line.path("uuid"), event.path("model"), tokens).map(entry -> entry.of(main, 0));
    }

    /** Copilot CLI's: each request, with the size of the context. */
    static Optional<TranscriptEntry> copilot(JsonNode line) {
        JsonNode usage = line.path("data").path("usage");
        if (!line.path("type").asText().equals("session.usage_record") || !usage.isObject()) {
            return Optional.empty();
        }
        TokenCount tokens = count(
                number(usage, "inputTokens"),
                number(usage, "outputTokens"),
                number(usage, "cacheReadTokens"),
                number(usage, "cacheWriteTokens"));
        boolean main = usage.path("interactionType").asText().equals("conversation-agent");
        return entry(line, line.path("id"), usage.path("model"), tokens)
                .map(entry -> entry.of(main, number(usage, "maxPromptTokens")));
    }

    /** Those that Czar's plugin writes of OpenCode's answers: what was read from a cache is not in the input. */
    static Optional<TranscriptEntry> opencode(JsonNode line) {
        JsonNode tokens = line.path("tokens");
        JsonNode cache = tokens.path("cache");
        TokenCount count = new TokenCount(
                number(tokens, "input"),
                number(tokens, "output") + number(tokens, "reasoning"),
                number(cache, "read"),
                number(cache, "write"));
        return entry(line, line.path("id"), line.path("model"), count)
                .map(entry -> entry.of(line.path("main").asBoolean(), 0));
    }

    private static Optional<TranscriptEntry> entry(JsonNode line, JsonNode id, JsonNode model, TokenCount tokens) {
        Instant at = Instant.parse(line.path("timestamp").asText());
        return Optional.of(new TranscriptEntry(id.asText(), at, model.asText(), tokens, true, 0, List.of()));
    }

    private static TokenCount count(long input, long output, long read, long written) {
        return new TokenCount(Math.max(0, input - read - written), output, read, written);
    }

    private static long number(JsonNode in, String name) {
        return in.path(name).asLong();
    }
}
