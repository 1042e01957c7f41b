package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.client.ServiceClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Every decision made and ended so far, read a little at a time. */
final class DemoTimeline {

    private static final int PAGE = 1_000;

    private final ServiceClient remote;
    private final String address;
    private final List<TimelineEvent> events = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private Instant last = Instant.EPOCH;

    DemoTimeline(ServiceClient remote, String project) {
        this.remote = remote;
        this.address = "/api/v1/projects/" + project + "/timeline";
    }

    /** What has happened since it was asked last, oldest first. */
    List<TimelineEvent> newEvents() {
        List<TimelineEvent> news = new ArrayList<>();
        for (JsonNode node :
                remote.get(address + "?limit=" + PAGE + "&from=" + last).path("timeline")) {
            TimelineEvent event = TimelineEvent.of(node);
            if (event.decision() > 0 && known.add(event.decision() + " " + event.event())) {
                news.add(event);
            }
        }
        Collections.reverse(news);
        news.stream().map(TimelineEvent::at).max(Instant::compareTo).ifPresent(latest -> last = latest.minusSeconds(5));
        events.addAll(news);
        return news;
    }

    List<TimelineEvent> events() {
        return List.copyOf(events);
    }

    /** One entry of the timeline: a decision was made ({@code DECIDED}), or ended with the status of its outcome. */
    record TimelineEvent(
            Instant at, String event, long decision, String kind, String worker, String task, String text) {

        private static final Map<String, String> WORDS = Map.ofEntries(
                Map.entry("START_WORKER", "start"),
                Map.entry("INJECT_TASK", "deliver"),
                Map.entry("PREPARE_TASK", "prepare"),
                Map.entry("CLAIM_TASK", "claim"),
                Map.entry("RELEASE_CLAIM", "release"),
                Map.entry("NUDGE", "nudge"),
                Map.entry("TELL", "notify"),
                Map.entry("RETURN_WORK", "return"),
                Map.entry("RESTART_WORKER", "restart"),
                Map.entry("RUN_CHECKS", "check"),
                Map.entry("OPEN_PULL_REQUEST", "open a pull request for"),
                Map.entry("REVIEW_PULL_REQUEST", "review"),
                Map.entry("BUILD_OMNIBUS", "build the omnibus"),
                Map.entry("LAND_OMNIBUS", "land the omnibus"),
                Map.entry("FINISH_PROJECT", "finish the project"),
                Map.entry("ALERT_HUMAN", "alert a human"));

        static TimelineEvent of(JsonNode node) {
            return new TimelineEvent(
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
        String description() {
            String words =
                    WORDS.getOrDefault(kind, kind.toLowerCase(Locale.ROOT).replace('_', ' '));
            return task.isEmpty() ? words : words + " " + task;
        }
    }
}
