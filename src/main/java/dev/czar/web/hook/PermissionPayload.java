package dev.czar.web.hook;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.fact.Worker.PermissionRequest;
import dev.czar.io.SecretRedaction;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.TextFormat.ValidNames;
import dev.czar.project.report.OpenPermissions.PermissionReply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** What a program asks to be allowed to do, read from its hook's payload, and the answer as the program reads it. */
final class PermissionPayload {

    private static final int LONGEST = 4_000;

    /** Tools by which a program asks its human something: only the human's words answer them. */
    private static final Set<String> QUESTIONS = Set.of("AskUserQuestion", "ExitPlanMode");

    private final ProjectConfig config;
    private final String worker;
    private final JsonNode payload;

    PermissionPayload(ProjectConfig config, String worker, JsonNode payload) {
        this.config = config;
        this.worker = worker;
        this.payload = payload;
    }

    boolean isQuestion() {
        return event().equals("PermissionRequest")
                && !tool().isEmpty()
                && !QUESTIONS.contains(tool())
                && config.workers().containsKey(worker);
    }

    /** Whether a question for this was answered otherwise: it has been done, or the turn in which it was asked is over. */
    boolean ends(PermissionRequest open) {
        return switch (event()) {
            case "PostToolUse", "PostToolUseFailure" ->
                tool().equals(open.tool())
                        && shown(input().toString()).equals(open.arguments())
                        && text(input(), "command").equals(open.command());
            case "Stop", "StopFailure", "SessionStart", "SessionEnd", "UserPromptSubmit" -> !isSubagent();
            case "Notification" -> payload.path("notification_type").asText().equals("idle_prompt");
            default -> false;
        };
    }

    PermissionRequest request(String id) {
        String raw = input().path("command").asText();
        String command = text(input(), "command");
        String path = path(input());
        String arguments = input().toString();
        boolean whole = raw.equals(command) && arguments.equals(shown(arguments));
        Path worktree = config.worktree(worker);
        String allowed = whole ? config.permissions().allowing(tool(), raw, worktree, config.checks()) : "";
        return new PermissionRequest(
                worker,
                id,
                tool(),
                command,
                path,
                shown(arguments),
                whole,
                allowed,
                config.permissions().denying(tool(), raw),
                Duration.ZERO);
    }

    /** As Claude Code reads it; what other programs need is made of it by their plugins. */
    static Map<String, Object> answer(PermissionReply reply) {
        Map<String, String> decision =
                switch (reply.verdict()) {
                    case ALLOW -> Map.of("behavior", "allow");
                    case DENY -> Map.of("behavior", "deny", "message", reply.reason());
                };
        return Map.of("hookSpecificOutput", Map.of("hookEventName", "PermissionRequest", "decision", decision));
    }

    private String event() {
        return payload.path("hook_event_name").asText();
    }

    private String tool() {
        return shown(payload.path("tool_name").asText());
    }

    private JsonNode input() {
        return payload.path("tool_input");
    }

    private boolean isSubagent() {
        return !payload.path("agent_id").asText().isEmpty();
    }

    /** Relative when it is, all links followed, inside the worktree. */
    private String path(JsonNode input) {
        for (String field : new String[] {"file_path", "notebook_path", "path", "filePath"}) {
            String given = text(input, field);
            if (!given.isEmpty()) {
                return inWorktree(given);
            }
        }
        return "";
    }

    private String inWorktree(String given) {
        try {
            Path worktree = config.worktree(worker);
            Path place = worktree.resolve(given).normalize();
            Path existing = place;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            Path real = existing.toRealPath().resolve(existing.relativize(place));
            Path home = worktree.toRealPath();
            return real.startsWith(home) ? home.relativize(real).toString() : real.toString();
        } catch (IOException | InvalidPathException unknown) {
            return given;
        }
    }

    private static String text(JsonNode input, String field) {
        return shown(input.path(field).asText());
    }

    /** Bounded, without anything invisible, and without what looks like a secret. */
    private static String shown(String text) {
        String bounded = text.substring(0, Math.min(text.length(), LONGEST));
        return SecretRedaction.of(ValidNames.visible(bounded));
    }
}
