package dev.czar.web.monitoring;

import static java.util.stream.Collectors.toSet;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Reads the meters of each project every few seconds. */
@ApplicationScoped
class MetricsPublisher {

    private static final Logger LOG = Logger.getLogger(MetricsPublisher.class);
    private static final long PERIOD_SECONDS = 2;

    private final RunningProjects projects;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<String, ProjectMetrics> meters = new HashMap<>();
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor();

    MetricsPublisher(RunningProjects projects, MeterRegistry registry, Clock clock) {
        this.projects = projects;
        this.registry = registry;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        reader.scheduleWithFixedDelay(this::read, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    void end(@Observes ShutdownEvent ending) {
        reader.shutdownNow();
    }

    private void read() {
        Collection<ProjectLoop> served = projects.all();
        served.forEach(this::read);
        Set<String> names = served.stream().map(ProjectLoop::name).collect(toSet());
        meters.values().stream()
                .filter(meter -> !names.contains(meter.project()))
                .forEach(ProjectMetrics::forget);
        meters.keySet().retainAll(names);
    }

    /** What could not be read now is read the next time: a meter goes on where it was. */
    private void read(ProjectLoop project) {
        try {
            meters.computeIfAbsent(project.name(), name -> new ProjectMetrics(project, registry, clock.instant()))
                    .read(clock.instant());
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "meters not read: project=%s", project.name());
        }
    }
}
