package dev.czar.world.agent.stream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Makes lines for people of what programs say, call and get back. */
final class StreamWords {
    private static final int LONGEST = 400;
    private static final int RESULT_LINES = 12;

    private StreamWords() {}

    /** Its own words, marked at their beginning. */
    static void said(String text, List<String> words) {
        String mark = "● ";
        for (String line : text.stripTrailing().lines().toList()) {
            words.add(mark + shortened(line));
            mark = "  ";
        }
    }

    static void tool(String name, JsonNode input, List<String> words) {
        JsonNode telling = input.path("command");
        for (String key : List.of("file_path", "path", "pattern", "url", "query", "description")) {
            telling = telling.isMissingNode() ? input.path(key) : telling;
        }
        String arguments = telling.isMissingNode() ? input.toString() : telling.asText();
        words.add("● " + name + "(" + oneLine(arguments) + ")");
    }

    /** The first lines of what a tool gave back. */
    static void result(String text, List<String> words) {
        List<String> lines = text.strip().lines().toList();
        lines.stream().limit(RESULT_LINES).forEach(line -> words.add("  ⎿ " + shortened(line)));
        if (lines.size() > RESULT_LINES) {
            words.add("  ⎿ … " + (lines.size() - RESULT_LINES) + " more lines");
        }
    }

    static String oneLine(String text) {
        return shortened(text.strip().replaceAll("\\s*\\R\\s*", " ⏎ "));
    }

    static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
