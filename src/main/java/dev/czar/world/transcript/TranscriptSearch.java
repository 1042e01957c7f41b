package dev.czar.world.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which words a conversation still holds, by its transcript. */
public final class TranscriptSearch {
    /** What Claude Code notes of a message that waits for its turn, and forgets when it ends before. */
    private static final String QUEUED = "\"queue-operation\"";

    /** Where Claude Code and Codex go on with a summary of what stands before. */
    private static final Pattern COMPACTED =
            Pattern.compile("\"subtype\": ?\"compact_boundary\"|\"type\": ?\"compacted\"");

    private static final ObjectMapper JSON = new ObjectMapper();

    private TranscriptSearch() {}

    /** Those of these words, in plain ASCII, that are on one whole line; empty when it cannot be read. */
    public static Optional<Set<String>> held(Path transcript, Collection<String> words) {
        Set<String> held = new HashSet<>();
        try (Stream<String> lines = Files.lines(transcript, StandardCharsets.ISO_8859_1)) {
            for (Iterator<String> each = lines.iterator(); each.hasNext(); ) {
                String line = each.next();
                if (COMPACTED.matcher(line).find()) {
                    held.clear();
                }
                List<String> said = words.stream().filter(line::contains).toList();
                if (!said.isEmpty() && !line.contains(QUEUED) && isWhole(line)) {
                    held.addAll(said);
                }
            }
            return Optional.of(held);
        } catch (IOException | UncheckedIOException unreadable) {
            return Optional.empty();
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
