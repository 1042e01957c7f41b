package dev.czar.world.agent.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.agent.ScreenState.AgentShortage;
import dev.czar.world.agent.stream.StreamEvent.EventKind;
import dev.czar.world.agent.stream.StreamEvent.StreamFailure;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of {@code codex exec --json}. */
final class CodexEvents {
    private CodexEvents() {}

    static StreamEvent event(JsonNode line) {
        String type = line.path("type").asText();
        return switch (type) {
            case "thread.started" ->
                StreamEvent.of(EventKind.PASSING, type, List.of())
                        .in(line.path("thread_id").asText());
            case "turn.started" -> StreamEvent.of(EventKind.TAKEN_UP, type, List.of());
            case "turn.completed" -> StreamEvent.of(EventKind.COMPLETED, type, List.of());
            case "turn.failed" ->
                StreamEvent.of(EventKind.FAILED, type, List.of())
                        .because(failure(line.path("error").path("message").asText()));
            case "error" ->
                StreamEvent.of(
                        EventKind.PASSING,
                        type,
                        List.of("! " + StreamWords.oneLine(line.path("message").asText())));
            case "item.started" -> item(line.path("item"), true);
            case "item.completed" -> item(line.path("item"), false);
            default -> StreamEvent.of(EventKind.PASSING, type, List.of());
        };
    }

    private static StreamFailure failure(String text) {
        return new StreamFailure(text, AgentShortage.NONE, "");
    }

    private static StreamEvent item(JsonNode item, boolean begins) {
        String type = item.path("type").asText();
        List<String> words = new ArrayList<>();
        switch (type) {
            case "agent_message" -> StreamWords.said(item.path("text").asText(), words);
            case "command_execution" -> command(item, begins, words);
            case "file_change" -> {
                if (!begins) {
                    item.path("changes")
                            .forEach(change -> words.add("● "
                                    + change.path("kind").asText("changed") + " "
                                    + StreamWords.oneLine(change.path("path").asText())));
                }
            }
            case "mcp_tool_call" -> {
                if (begins) {
                    words.add("● " + item.path("server").asText() + "."
                            + item.path("tool").asText());
                }
            }
            case "error" ->
                words.add("! " + StreamWords.oneLine(item.path("message").asText()));
            default -> {}
        }
        return StreamEvent.of(EventKind.PASSING, type, words);
    }

    private static void command(JsonNode item, boolean begins, List<String> words) {
        if (begins) {
            words.add("● $ " + StreamWords.oneLine(item.path("command").asText()));
            return;
        }
        StreamWords.result(item.path("aggregated_output").asText(), words);
        int status = item.path("exit_code").asInt();
        if (status != 0) {
            words.add("  ⎿ exit status " + status);
        }
    }
}
