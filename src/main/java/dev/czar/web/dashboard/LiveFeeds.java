package dev.czar.web.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.czar.web.dashboard.LiveFeed.DocumentSource;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** The projects that are looked at. */
@ApplicationScoped
class LiveFeeds {

    private static final Logger LOG = Logger.getLogger(LiveFeeds.class);
    private static final long EVERY_MILLISECONDS = 20;

    private final DocumentSource source;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Map<String, LiveFeed> feeds = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    LiveFeeds(DocumentSource painter, ObjectMapper mapper, Clock clock) {
        this.source = painter;
        this.mapper = mapper;
        this.clock = clock;
    }

    @PostConstruct
    void begin() {
        thread.scheduleWithFixedDelay(this::refreshAll, EVERY_MILLISECONDS, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }

    /** Empty when there is no such project. */
    Optional<LiveFeed> of(String project) {
        return source.version(project)
                .map(known -> feeds.computeIfAbsent(project, name -> new LiveFeed(name, source, mapper, clock)));
    }

    private void refreshAll() {
        feeds.forEach((project, stage) -> {
            try {
                stage.refresh();
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "cannot draw: project=%s", project);
            }
        });
    }
}
