package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** One entry of the timeline: a decision was made ({@code DECIDED}), or ended with the status of its outcome. */
record Event(Instant at, String event, long decision, String kind, String worker, String task, String text) {

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("START_WORKER", "start"),
            Map.entry("INJECT_TASK", "deliver"),
            Map.entry("PREPARE_TASK", "lay ready"),
            Map.entry("CLAIM_TASK", "claim"),
            Map.entry("RELEASE_CLAIM", "take back"),
            Map.entry("NUDGE", "speak to the silent worker"),
            Map.entry("TELL", "tell"),
            Map.entry("RETURN_WORK", "return"),
            Map.entry("RESTART_WORKER", "restart"),
            Map.entry("RUN_CHECKS", "check"),
            Map.entry("OPEN_PULL_REQUEST", "open a pull request for"),
            Map.entry("REVIEW_PULL_REQUEST", "review"),
            Map.entry("BUILD_OMNIBUS", "build the omnibus"),
            Map.entry("LAND_OMNIBUS", "land the omnibus"),
            Map.entry("FINISH_PROJECT", "finish the project"),
            Map.entry("ALERT_HUMAN", "alert a human"));

    static Event of(JsonNode node) {
        return new Event(
                Instant.parse(node.path("at").asText()),
                node.path("event").asText(),
                node.path("decision").asLong(),
                node.path("kind").asText(),
                node.path("worker").asText(),
                node.path("task").asText(),
                node.path("text").asText());
    }

    boolean decided() {
        return event.equals("DECIDED");
    }

    boolean is(String wanted) {
        return kind.equals(wanted);
    }

    /** What was decided, in words. */
    String words() {
        String words = WORDS.getOrDefault(kind, kind.toLowerCase(Locale.ROOT).replace('_', ' '));
        return task.isEmpty() ? words : words + " " + task;
    }
}
