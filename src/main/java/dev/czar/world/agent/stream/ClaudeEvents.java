package dev.czar.world.agent.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.stream.StreamEvent.EventKind;
import dev.czar.world.agent.stream.StreamEvent.StreamFailure;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of Claude Code's stream-json. */
final class ClaudeEvents {
    private ClaudeEvents() {}

    static StreamEvent event(JsonNode line) {
        String type = line.path("type").asText();
        StreamEvent event =
                switch (type) {
                    case "system" -> system(line);
                    case "user" -> user(line);
                    case "assistant" -> assistant(line);
                    case "rate_limit_event" -> limit(line.path("rate_limit_info"));
                    case "result" -> result(line);
                    default -> StreamEvent.of(EventKind.PASSING, type, List.of());
                };
        return event.in(line.path("session_id").asText());
    }

    private static StreamEvent system(JsonNode line) {
        String name = line.path("subtype").asText();
        List<String> words = name.equals("api_retry")
                ? List.of("! the model did not answer, attempt "
                        + line.path("attempt").asText("?"))
                : List.of();
        return StreamEvent.of(EventKind.PASSING, name, words);
    }

    /** What was said to it, said again by itself, or what came of its tools. */
    private static StreamEvent user(JsonNode line) {
        if (line.path("isReplay").asBoolean()) {
            return StreamEvent.of(EventKind.TAKEN_UP, "message", List.of());
        }
        List<String> words = new ArrayList<>();
        for (JsonNode part : line.path("message").path("content")) {
            if (part.path("type").asText().equals("tool_result")) {
                StreamWords.result(text(part.path("content")), words);
            }
        }
        return StreamEvent.of(EventKind.PASSING, "tool_result", words);
    }

    private static StreamEvent assistant(JsonNode line) {
        List<String> words = new ArrayList<>();
        String name = "answer";
        for (JsonNode part : line.path("message").path("content")) {
            String type = part.path("type").asText();
            if (type.equals("text")) {
                StreamWords.said(part.path("text").asText(), words);
            } else if (type.equals("tool_use")) {
                name = part.path("name").asText();
                StreamWords.tool(name, part.path("input"), words);
            }
        }
        StreamEvent said = StreamEvent.of(EventKind.PASSING, name, words);
        AgentShortage shortage = shortage(line.path("error").asText());
        return shortage == AgentShortage.NONE
                ? said
                : said.because(new StreamFailure(text(line.path("message").path("content")), shortage, ""));
    }

    private static StreamEvent limit(JsonNode told) {
        StreamEvent event = StreamEvent.of(EventKind.PASSING, "rate_limit", List.of());
        return told.path("status").asText().equals("rejected")
                ? event.because(new StreamFailure(
                        "", AgentShortage.RATE_LIMITED, told.path("resetsAt").asText()))
                : event;
    }

    private static StreamEvent result(JsonNode line) {
        List<String> words = new ArrayList<>();
        for (JsonNode denied : line.path("permission_denials")) {
            words.add("! not permitted: " + denied.path("tool_name").asText() + " "
                    + StreamWords.shortened(denied.path("tool_input").toString()));
        }
        String subtype = line.path("subtype").asText();
        if (!line.path("is_error").asBoolean() && subtype.equals("success")) {
            return StreamEvent.of(EventKind.COMPLETED, "result", words);
        }
        String text = line.path("result").asText();
        List<String> errors = new ArrayList<>();
        line.path("errors").forEach(error -> errors.add(error.asText()));
        String all = !text.isBlank() ? text : errors.isEmpty() ? subtype : String.join("; ", errors);
        AgentShortage shortage = ofStatus(line.path("api_error_status").asInt());
        return StreamEvent.of(EventKind.FAILED, subtype, words).because(new StreamFailure(all, shortage, ""));
    }

    private static AgentShortage shortage(String error) {
        return switch (error) {
            case "rate_limit" -> AgentShortage.RATE_LIMITED;
            case "authentication_failed", "oauth_org_not_allowed" -> AgentShortage.AUTH_LOST;
            case "billing_error" -> AgentShortage.OUT_OF_CREDIT;
            case "server_error", "overloaded" -> AgentShortage.SERVER_ERROR;
            default -> AgentShortage.NONE;
        };
    }

    private static AgentShortage ofStatus(int status) {
        if (status == 401 || status == 403) {
            return AgentShortage.AUTH_LOST;
        }
        if (status == 402) {
            return AgentShortage.OUT_OF_CREDIT;
        }
        if (status == 429) {
            return AgentShortage.RATE_LIMITED;
        }
        return status >= 500 ? AgentShortage.SERVER_ERROR : AgentShortage.NONE;
    }

    private static String text(JsonNode content) {
        if (content.isTextual()) {
            return content.asText();
        }
        List<String> parts = new ArrayList<>();
        content.forEach(part -> parts.add(part.path("text").asText()));
        return String.join("\n", parts);
    }
}
