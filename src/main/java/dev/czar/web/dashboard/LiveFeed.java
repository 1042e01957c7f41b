package dev.czar.web.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.web.dashboard.DocumentDiff.DocumentUpdate;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** One project before its viewers. Nothing is drawn while nobody looks. */
final class LiveFeed {

    /** What changes without a cycle, such as a sensor that fails, is seen this late. */
    private static final Duration IDLE_INTERVAL = Duration.ofSeconds(1);

    /** The rest between two pictures, so that many cycles in a row are one change. */
    private static final Duration MIN_INTERVAL = Duration.ofMillis(100);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final String project;
    private final DocumentSource source;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final DocumentDiff diff;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
    private Object version;
    private Instant rendered = Instant.EPOCH;
    private Instant sent = Instant.EPOCH;

    LiveFeed(String project, DocumentSource painter, ObjectMapper mapper, Clock clock) {
        this.project = project;
        this.source = painter;
        this.mapper = mapper;
        this.clock = clock;
        this.diff = new DocumentDiff(mapper);
    }

    void subscribe(String id, Subscriber viewer) {
        subscribers.put(id, viewer);
    }

    void unsubscribe(String id) {
        subscribers.remove(id);
    }

    void resend(String id) {
        Optional.ofNullable(subscribers.get(id)).ifPresent(Subscriber::markBehind);
    }

    /** Draws what has changed and shows it; one thread calls this. */
    void refresh() {
        Instant now = clock.instant();
        Optional<Object> fresh = source.version(project);
        if (subscribers.isEmpty() || fresh.isEmpty()) {
            return;
        }
        Duration rest = fresh.get() == version ? IDLE_INTERVAL : MIN_INTERVAL;
        if (!now.isBefore(rendered.plus(rest))) {
            version = fresh.get();
            rendered = now;
            publish(diff.next(source.documents(project), now), now);
        }
        if (subscribers.values().stream().anyMatch(Subscriber::needsFull)) {
            String whole = text(diff.full(now));
            subscribers.values().stream().filter(Subscriber::needsFull).forEach(viewer -> viewer.sendFull(whole));
        }
    }

    private void publish(DocumentUpdate update, Instant now) {
        if (!update.empty() || !now.isBefore(sent.plus(HEARTBEAT))) {
            sent = now;
            String text = text(update);
            subscribers.values().forEach(viewer -> viewer.sendDiff(text));
        }
    }

    private String text(DocumentUpdate update) {
        try {
            return mapper.writeValueAsString(update);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Draws a project as documents by name, such as {@code worker/engineer1}. */
    public interface DocumentSource {

        /** Something that is another object whenever the documents may have changed; empty when there is no such project. */
        Optional<Object> version(String project);

        Map<String, Object> documents(String project);
    }

    /** A page that looks on. One that does not keep up is skipped until it does, and then gets the whole. */
    static final class Subscriber {

        private static final int MAX_IN_FLIGHT = 8;

        private final WebSocketConnection connection;
        private final AtomicInteger inFlight = new AtomicInteger();
        private volatile boolean behind = true;

        Subscriber(WebSocketConnection connection) {
            this.connection = connection;
        }

        /** Whether it is to get the whole, and can take it. */
        boolean needsFull() {
            return behind && inFlight.get() == 0;
        }

        void markBehind() {
            behind = true;
        }

        void sendFull(String text) {
            behind = false;
            send(text);
        }

        void sendDiff(String text) {
            if (inFlight.get() >= MAX_IN_FLIGHT) {
                behind = true;
            }
            if (!behind) {
                send(text);
            }
        }

        private void send(String text) {
            inFlight.incrementAndGet();
            connection.sendText(text).subscribe().with(sent -> inFlight.decrementAndGet(), failure -> connection
                    .close(CloseReason.INTERNAL_SERVER_ERROR)
                    .subscribe()
                    .with(closed -> {}, already -> {}));
        }
    }
}
