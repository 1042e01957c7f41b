package dev.czar.web.hook;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.fact.Worker.HookEvent;
import dev.czar.fact.WorkerState.Turn;
import dev.czar.project.files.TextFormat.ValidNames;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what programs send to their hooks: events have different names from program to program, and what they name alike
 * means the same. An event of another name, or of a subagent, is counted and says nothing of the turn.
 */
final class HookPayloadReader {

    private static final int LONGEST = 500;

    private static final Map<String, Turn> TURNS = Map.ofEntries(
            entry("SessionStart", Turn.IDLE),
            entry("UserPromptSubmit", Turn.ACTIVE),
            entry("PreToolUse", Turn.ACTIVE),
            entry("PostToolUse", Turn.ACTIVE),
            entry("PostToolUseFailure", Turn.ACTIVE),
            entry("PermissionRequest", Turn.AWAITING_INPUT),
            entry("Elicitation", Turn.AWAITING_INPUT),
            entry("Interrupt", Turn.IDLE),
            entry("Stop", Turn.IDLE),
            entry("StopFailure", Turn.IDLE),
            entry("BeforeAgent", Turn.ACTIVE),
            entry("BeforeTool", Turn.ACTIVE),
            entry("AfterTool", Turn.ACTIVE),
            entry("AfterAgent", Turn.IDLE),
            entry("session.busy", Turn.ACTIVE),
            entry("session.retry", Turn.ACTIVE),
            entry("session.idle", Turn.IDLE),
            entry("session.error", Turn.IDLE),
            entry("permission.asked", Turn.AWAITING_INPUT),
            entry("permission.replied", Turn.ACTIVE));

    private static final Map<String, Turn> NOTIFICATIONS = Map.of(
            "permission_prompt", Turn.AWAITING_INPUT,
            "elicitation_dialog", Turn.AWAITING_INPUT,
            "idle_prompt", Turn.IDLE,
            "ToolPermission", Turn.AWAITING_INPUT);

    private static final Pattern MESSAGE = Pattern.compile("\\[czar:([0-9a-f]{8})]");

    private HookPayloadReader() {}

    /** Whether the doctor only looks whether hooks arrive. */
    static boolean isTest(JsonNode payload) {
        return payload.path("hook_event_name").asText().equals("SelfTest");
    }

    /** The ids of Czar's messages in what the program was given to do. */
    static List<String> messages(JsonNode payload) {
        return MESSAGE.matcher(payload.path("prompt").asText())
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    static HookEvent read(String worker, JsonNode payload) {
        String event = text(payload, "hook_event_name", "type");
        boolean background =
                event.equals("Stop") && !payload.path("background_tasks").isEmpty();
        return new HookEvent(
                worker,
                event,
                text(payload, "session_id", "thread-id"),
                text(payload, "transcript_path"),
                background ? Turn.ACTIVE : turn(event, payload),
                background,
                tool(event, payload),
                text(payload, "error_type", "error"),
                1,
                Duration.ZERO,
                Duration.ZERO);
    }

    /** A question of its was answered through its hook: the move is its own again. */
    static HookEvent answered(String worker) {
        return new HookEvent(
                worker, "PermissionAnswered", "", "", Turn.ACTIVE, false, "", "", 0, Duration.ZERO, Duration.ZERO);
    }

    private static Turn turn(String event, JsonNode payload) {
        boolean subagent = !text(payload, "agent_id").isEmpty();
        boolean compacted = text(payload, "source").equals("compact");
        if (subagent || compacted) {
            return Turn.UNKNOWN;
        }
        return event.equals("Notification")
                ? NOTIFICATIONS.getOrDefault(text(payload, "notification_type"), Turn.UNKNOWN)
                : TURNS.getOrDefault(event, Turn.UNKNOWN);
    }

    /** The tool; of a permission that is asked for also what it is for, which a human must know. */
    private static String tool(String event, JsonNode payload) {
        String tool = text(payload, "tool_name");
        String what = text(payload.path("tool_input"), "command", "file_path", "url", "path");
        return event.equals("PermissionRequest") && !what.isEmpty() ? tool + ": " + what : tool;
    }

    /** The first of these fields that is text, without anything invisible, in one line; "" for none. */
    private static String text(JsonNode payload, String... fields) {
        for (String field : fields) {
            JsonNode value = payload.path(field);
            if (value.isTextual() && !value.textValue().isBlank()) {
                String said = value.textValue();
                String bounded = said.substring(0, Math.min(said.length(), LONGEST));
                return ValidNames.visible(bounded).replace('\n', ' ').strip();
            }
        }
        return "";
    }
}
