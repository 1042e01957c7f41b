package dev.czar.world.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether a conversation still holds words, by its transcript. */
public final class TranscriptSearch {
    /** What Claude Code notes of a message that waits for its turn, and forgets when it ends before. */
    private static final String QUEUED = "\"queue-operation\"";

    /** Where Claude Code and Codex go on with a summary of what stands before. */
    private static final Pattern COMPACTED =
            Pattern.compile("\"subtype\": ?\"compact_boundary\"|\"type\": ?\"compacted\"");

    private static final ObjectMapper JSON = new ObjectMapper();

    private TranscriptSearch() {}

    /** Any of these words, in plain ASCII, on one whole line; false when it cannot be read. */
    public static boolean holdsAny(Path transcript, List<String> words) {
        boolean held = false;
        try (Stream<String> lines = Files.lines(transcript, StandardCharsets.ISO_8859_1)) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                boolean said = words.stream().anyMatch(line::contains) && !line.contains(QUEUED) && isWhole(line);
                held = said || held && !COMPACTED.matcher(line).find();
            }
            return held;
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    /** A program that was killed while it wrote a line reads it no more. */
    private static boolean isWhole(String line) {
        try {
            return JSON.readTree(line).isObject();
        } catch (JsonProcessingException cut) {
            return false;
        }
    }
}
