package dev.czar.web.live;

import com.fasterxml.jackson.databind.ObjectMapper;
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
class Stages {

    private static final Logger LOG = Logger.getLogger(Stages.class);
    private static final long EVERY_MILLISECONDS = 20;

    private final Painter painter;
    private final ObjectMapper mapper;
    private final Clock clock;
    private final Map<String, Stage> stages = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

    Stages(Painter painter, ObjectMapper mapper, Clock clock) {
        this.painter = painter;
        this.mapper = mapper;
        this.clock = clock;
    }

    @PostConstruct
    void begin() {
        thread.scheduleWithFixedDelay(this::look, EVERY_MILLISECONDS, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        thread.shutdownNow();
    }

    /** Empty when there is no such project. */
    Optional<Stage> of(String project) {
        return painter.stamp(project)
                .map(known -> stages.computeIfAbsent(project, name -> new Stage(name, painter, mapper, clock)));
    }

    private void look() {
        stages.forEach((project, stage) -> {
            try {
                stage.look();
            } catch (RuntimeException failure) {
                LOG.errorf(failure, "cannot draw: project=%s", project);
            }
        });
    }
}
