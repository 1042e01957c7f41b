package dev.czar.web.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.web.dashboard.DocumentDiff.DocumentUpdate;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/** One project before its viewers, drawn when it has changed and now and then while they look. */
final class LiveFeed implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(LiveFeed.class);

    /** What changes without a cycle is seen this late. */
    private static final Duration IDLE_INTERVAL = Duration.ofSeconds(1);

    /** The rest between two pictures, so that many cycles in a row are one change. */
    private static final Duration MIN_INTERVAL = Duration.ofMillis(100);

    private static final Duration HEARTBEAT = Duration.ofSeconds(5);

    private final String project;
    private final DocumentSource source;
    private final ObjectMapper mapper;
    private final DrawTimer timer;
    private final DocumentDiff diff;
    private final Map<String, Subscriber> subscribers = new ConcurrentHashMap<>();
    private final AtomicBoolean drawScheduled = new AtomicBoolean();
    private volatile Optional<Runnable> stopFollowing = Optional.empty();
    private volatile boolean closed;
    private volatile Instant rendered = Instant.EPOCH;
    private Instant sent = Instant.EPOCH;

    LiveFeed(String project, DocumentSource source, ObjectMapper mapper, DrawTimer timer) {
        this.project = project;
        this.source = source;
        this.mapper = mapper;
        this.timer = timer;
        this.diff = new DocumentDiff(mapper);
    }

    /** Follows the project from now on; says whether there is one. */
    boolean start() {
        stopFollowing = source.follow(project, this::requestDraw);
        if (stopFollowing.isPresent()) {
            timer.schedule(this::redraw, IDLE_INTERVAL);
        }
        return stopFollowing.isPresent();
    }

    @Override
    public void close() {
        closed = true;
        stopFollowing.ifPresent(Runnable::run);
    }

    boolean watched() {
        return !subscribers.isEmpty();
    }

    void subscribe(String id, Subscriber viewer) {
        subscribers.put(id, viewer);
        requestDraw();
    }

    void unsubscribe(String id) {
        subscribers.remove(id);
    }

    void resend(String id) {
        Optional.ofNullable(subscribers.get(id)).ifPresent(viewer -> {
            viewer.markBehind();
            requestDraw();
        });
    }

    /** Draws soon, once for all who ask until then. */
    private void requestDraw() {
        if (!closed && drawScheduled.compareAndSet(false, true)) {
            timer.schedule(this::draw, untilSinceDrawn(MIN_INTERVAL));
        }
    }

    private void redraw() {
        if (closed) {
            return;
        }
        Duration rest = untilSinceDrawn(IDLE_INTERVAL);
        if (rest.isZero()) {
            requestDraw();
        }
        timer.schedule(this::redraw, rest.isZero() ? IDLE_INTERVAL : rest);
    }

    private Duration untilSinceDrawn(Duration interval) {
        Duration rest = Duration.between(timer.now(), rendered.plus(interval));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /** For the one thread of the timer. */
    private void draw() {
        Instant now = timer.now();
        rendered = now;
        drawScheduled.set(false);
        if (closed) {
            return;
        }
        try {
            source.documents(project).ifPresent(documents -> show(documents, now));
        } catch (RuntimeException failure) {
            LOG.errorf(failure, "cannot draw: project=%s", project);
        }
    }

    private void show(ProjectDocuments documents, Instant now) {
        publish(diff.next(documents, now), now);
        if (subscribers.values().stream().anyMatch(Subscriber::needsFull)) {
            String whole = text(diff.full(now));
            subscribers.values().stream()
                    .filter(Subscriber::needsFull)
                    .forEach(viewer -> viewer.sendFull(whole, this::requestDraw));
        }
    }

    private void publish(DocumentUpdate update, Instant now) {
        if (!update.empty() || !now.isBefore(sent.plus(HEARTBEAT))) {
            sent = now;
            String text = text(update);
            subscribers.values().forEach(viewer -> viewer.sendDiff(text, this::requestDraw));
        }
    }

    private String text(DocumentUpdate update) {
        try {
            return mapper.writeValueAsString(update);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Draws a project; empty when there is no such project. */
    public interface DocumentSource {

        Optional<ProjectDocuments> documents(String project);

        /** Calls {@code onChange} whenever the documents may have changed, until what is returned is run. */
        Optional<Runnable> follow(String project, Runnable onChange);
    }

    /** Runs tasks later, one at a time. */
    interface DrawTimer {

        Instant now();

        void schedule(Runnable task, Duration delay);
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

        /** {@code whenReady} is run if the page can take the whole after this and needs it. */
        void sendFull(String text, Runnable whenReady) {
            behind = false;
            send(text, whenReady);
        }

        void sendDiff(String text, Runnable whenReady) {
            if (inFlight.get() >= MAX_IN_FLIGHT) {
                behind = true;
            }
            if (!behind) {
                send(text, whenReady);
            }
        }

        private void send(String text, Runnable whenReady) {
            inFlight.incrementAndGet();
            connection
                    .sendText(text)
                    .subscribe()
                    .with(
                            sent -> {
                                inFlight.decrementAndGet();
                                if (needsFull()) {
                                    whenReady.run();
                                }
                            },
                            failure -> connection
                                    .close(CloseReason.INTERNAL_SERVER_ERROR)
                                    .subscribe()
                                    .with(closed -> {}, already -> {}));
        }
    }
}
