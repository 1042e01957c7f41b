package dev.czar.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.cli.Remote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every decision made and ended so far, read a little at a time. */
final class Timeline {

    private static final int PAGE = 1_000;

    private final Remote remote;
    private final String address;
    private final List<Event> events = new ArrayList<>();
    private final Set<String> known = new HashSet<>();
    private Instant last = Instant.EPOCH;

    Timeline(Remote remote, String project) {
        this.remote = remote;
        this.address = "/api/projects/" + project + "/timeline";
    }

    /** What has happened since it was asked last, oldest first. */
    List<Event> news() {
        List<Event> news = new ArrayList<>();
        for (JsonNode node :
                remote.get(address + "?limit=" + PAGE + "&from=" + last).path("timeline")) {
            Event event = Event.of(node);
            if (event.decision() > 0 && known.add(event.decision() + " " + event.event())) {
                news.add(event);
            }
        }
        Collections.reverse(news);
        news.stream().map(Event::at).max(Instant::compareTo).ifPresent(latest -> last = latest.minusSeconds(5));
        events.addAll(news);
        return news;
    }

    List<Event> events() {
        return List.copyOf(events);
    }
}
