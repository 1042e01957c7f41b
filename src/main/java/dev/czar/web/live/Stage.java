package dev.czar.web.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.web.live.Picture.Update;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One project before its viewers. Nothing is drawn while nobody looks. */
final class Stage {

    /** What changes without a cycle, such as a sensor that fails, is seen this late. */
    private static final Duration AT_LEAST = Duration.ofSeconds(1);

    /** The rest between two pictures, so that many cycles in a row are one change. */
    private static final Duration AT_MOST = Duration.ofMillis(100);

    private static final Duration PULSE = Duration.ofSeconds(5);

    private final String project;
    private final Painter painter;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Picture picture;
    private final Map<String, Viewer> viewers = new ConcurrentHashMap<>();
    private Object stamp;
    private Instant painted = Instant.EPOCH;
    private Instant sent = Instant.EPOCH;

    Stage(String project, Painter painter, ObjectMapper mapper, Clock clock) {
        this.project = project;
        this.painter = painter;
        this.mapper = mapper;
        this.clock = clock;
        this.picture = new Picture(mapper);
    }

    void enter(String id, Viewer viewer) {
        viewers.put(id, viewer);
    }

    void leave(String id) {
        viewers.remove(id);
    }

    void missed(String id) {
        Optional.ofNullable(viewers.get(id)).ifPresent(Viewer::miss);
    }

    /** Draws what has changed and shows it; one thread calls this. */
    void look() {
        Instant now = clock.instant();
        Optional<Object> fresh = painter.stamp(project);
        if (viewers.isEmpty() || fresh.isEmpty()) {
            return;
        }
        Duration rest = fresh.get() == stamp ? AT_LEAST : AT_MOST;
        if (!now.isBefore(painted.plus(rest))) {
            stamp = fresh.get();
            painted = now;
            show(picture.next(painter.paint(project), now), now);
        }
        if (viewers.values().stream().anyMatch(Viewer::wantsWhole)) {
            String whole = text(picture.whole(now));
            viewers.values().stream().filter(Viewer::wantsWhole).forEach(viewer -> viewer.sendWhole(whole));
        }
    }

    private void show(Update update, Instant now) {
        if (!update.empty() || !now.isBefore(sent.plus(PULSE))) {
            sent = now;
            String text = text(update);
            viewers.values().forEach(viewer -> viewer.sendDifference(text));
        }
    }

    private String text(Update update) {
        try {
            return mapper.writeValueAsString(update);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
