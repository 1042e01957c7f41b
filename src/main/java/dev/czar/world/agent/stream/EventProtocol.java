package dev.czar.world.agent.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.czar.world.agent.AgentProfile.StreamFormat;
import dev.czar.world.agent.stream.StreamEvent.EventKind;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The forms in which programs take a message and tell of their work, a line of JSON for each event. */
public enum EventProtocol {
    /** Has a screen only. */
    NONE {
        @Override
        StreamEvent event(JsonNode line) {
            return nothing();
        }
    },
    /** Claude Code: {@code -p --input-format stream-json --output-format stream-json --replay-user-messages}. */
    CLAUDE {
        @Override
        public byte[] message(String text) {
            ObjectNode said = JSON.createObjectNode().put("type", "user");
            ObjectNode message = said.putObject("message").put("role", "user");
            message.putArray("content").addObject().put("type", "text").put("text", text);
            return (said + "\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String conclusion() {
            return "^result$";
        }

        @Override
        public String breakdown() {
            return "^error_during_execution$";
        }

        @Override
        StreamEvent event(JsonNode line) {
            return ClaudeEvents.event(line);
        }
    },
    /** Codex: {@code exec --json}, the message as plain text on its standard input. */
    CODEX {
        @Override
        StreamEvent event(JsonNode line) {
            return CodexEvents.event(line);
        }
    };

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Which is that of a profile. */
    public static EventProtocol of(StreamFormat format) {
        return valueOf(format.name());
    }

    /** A regular expression for the types of the records with which a turn is concluded. */
    public String conclusion() {
        return "^turn[.](completed|failed)$";
    }

    /** One for the subtypes of those after which no further turn can follow. */
    public String breakdown() {
        return "^none$";
    }

    /** What the program reads on its standard input for this message. */
    public byte[] message(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    abstract StreamEvent event(JsonNode line);

    static StreamEvent nothing() {
        return StreamEvent.of(EventKind.PASSING, "", List.of());
    }
}
