package dev.czar.world.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.io.GrowingFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what a transcript has grown by, at most so much at a time; lines that say nothing of use are not even parsed. */
public final class TranscriptReader {

    /** The forms transcripts have, each with what stands in a line that says something of use. */
    public enum TranscriptFormat {
        NONE,
        CLAUDE("\"usage\""),
        CODEX("token_count", "turn_context"),
        GEMINI("\"tokens\""),
        QWEN("api_response"),
        COPILOT("session.usage_record"),
        OPENCODE("\"tokens\"");

        private final List<String> signs;

        TranscriptFormat(String... signs) {
            this.signs = List.of(signs);
        }
    }

    private final Path file;
    private final GrowingFile content;
    private final TranscriptFormat format;
    private final ObjectMapper json = new ObjectMapper();
    private String model = "";

    /** {@code position}: how much of it was read before. */
    public TranscriptReader(Path file, TranscriptFormat format, long position) {
        this.file = file;
        this.format = format;
        this.content = new GrowingFile(file, position);
    }

    /** How much of it is read. */
    public long position() {
        return content.position();
    }

    /** What is new in it; whole lines only, the rest is for the next time. */
    public List<TranscriptEntry> read() throws IOException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        List<TranscriptEntry> entries = new ArrayList<>();
        for (String line : content.read()) {
            entry(line).ifPresent(entries::add);
        }
        return entries;
    }

    private Optional<TranscriptEntry> entry(String line) {
        if (format.signs.stream().noneMatch(line::contains)) {
            return Optional.empty();
        }
        try {
            JsonNode node = json.readTree(line);
            return switch (format) {
                case NONE -> Optional.empty();
                case CLAUDE -> TranscriptEntry.claude(node);
                case CODEX -> {
                    model = node.path("payload").path("model").asText(model);
                    yield TranscriptEntry.codex(node, model);
                }
                case GEMINI -> RequestLines.gemini(node);
                case QWEN -> RequestLines.qwen(node);
                case COPILOT -> RequestLines.copilot(node);
                case OPENCODE -> RequestLines.opencode(node);
            };
        } catch (JsonProcessingException | DateTimeException odd) {
            return Optional.empty();
        }
    }
}
