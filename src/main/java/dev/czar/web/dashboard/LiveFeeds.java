package dev.czar.web.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.io.DaemonThreadFactory;
import dev.czar.web.dashboard.LiveFeed.DocumentSource;
import dev.czar.web.dashboard.LiveFeed.DrawTimer;
import dev.czar.web.dashboard.LiveFeed.Subscriber;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The projects that are looked at: a feed comes with the first viewer and goes with the last. */
@ApplicationScoped
class LiveFeeds {

    private final DocumentSource source;
    private final ObjectMapper mapper;
    private final DrawTimer timer;
    private final Map<String, LiveFeed> feeds = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-live-feeds"));

    LiveFeeds(DocumentSource source, ObjectMapper mapper, Clock clock) {
        this.source = source;
        this.mapper = mapper;
        this.timer = new ThreadTimer(thread, clock);
    }

    @PreDestroy
    void end() {
        feeds.values().forEach(LiveFeed::close);
        thread.shutdownNow();
    }

    /** Whether there is such a project. */
    boolean subscribe(String project, String id, Subscriber viewer) {
        return feeds.compute(project, (name, known) -> {
                    Optional<LiveFeed> feed = known == null ? open(name) : Optional.of(known);
                    feed.ifPresent(present -> present.subscribe(id, viewer));
                    return feed.orElse(null);
                })
                != null;
    }

    void unsubscribe(String project, String id) {
        feeds.computeIfPresent(project, (name, feed) -> {
            feed.unsubscribe(id);
            if (feed.watched()) {
                return feed;
            }
            feed.close();
            return null;
        });
    }

    void resend(String project, String id) {
        Optional.ofNullable(feeds.get(project)).ifPresent(feed -> feed.resend(id));
    }

    private Optional<LiveFeed> open(String project) {
        LiveFeed feed = new LiveFeed(project, source, mapper, timer);
        return feed.start() ? Optional.of(feed) : Optional.empty();
    }

    private record ThreadTimer(ScheduledExecutorService thread, Clock clock) implements DrawTimer {

        @Override
        public Instant now() {
            return clock.instant();
        }

        @Override
        public void schedule(Runnable task, Duration delay) {
            if (!thread.isShutdown()) {
                thread.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
