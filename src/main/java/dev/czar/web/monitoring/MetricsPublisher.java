package dev.czar.web.monitoring;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.loop.RunningProjects.StopRequest;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Reads the meters of each project soon after its cycles, and all of them now and then. */
@ApplicationScoped
class MetricsPublisher {

    private static final Logger LOG = Logger.getLogger(MetricsPublisher.class);
    private static final long START_SECONDS = 2;
    private static final long SWEEP_SECONDS = 30;

    private final RunningProjects projects;
    private final MeterRegistry registry;
    private final Clock clock;
    private final Map<ProjectLoop, FollowedProject> followed = new HashMap<>();
    private final ScheduledExecutorService reader =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-metrics"));

    MetricsPublisher(RunningProjects projects, MeterRegistry registry, Clock clock) {
        this.projects = projects;
        this.registry = registry;
        this.clock = clock;
    }

    void begin(@Observes StartupEvent started) {
        reader.scheduleWithFixedDelay(this::sweep, START_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
    }

    void end(@Observes ShutdownEvent ending) {
        reader.shutdownNow();
    }

    void forgetSoon(@ObservesAsync StopRequest stopping) {
        reader.schedule(this::sweep, START_SECONDS, TimeUnit.SECONDS);
    }

    /** Follows the projects that are served, and reads of each what is so now, for what cycles do not say. */
    private void sweep() {
        Collection<ProjectLoop> served = projects.all();
        followed.entrySet().stream()
                .filter(entry -> !served.contains(entry.getKey()))
                .forEach(entry -> entry.getValue().forget());
        followed.keySet().retainAll(served);
        served.forEach(project -> {
            FollowedProject known = followed.get(project);
            if (known == null) {
                follow(project);
            } else {
                known.readState();
            }
        });
    }

    private void follow(ProjectLoop project) {
        try {
            FollowedProject fresh =
                    new FollowedProject(project, new ProjectMetrics(project, registry, clock.instant()));
            project.onCycle(fresh);
            followed.put(project, fresh);
            fresh.read();
        } catch (RuntimeException failure) {
            LOG.debugf(failure, "meters not read: project=%s", project.name());
        }
    }

    /** Is told of each cycle and reads once for all of those that come until their decisions are settled. */
    private final class FollowedProject implements Runnable {

        private final ProjectLoop project;
        private final ProjectMetrics metrics;
        private final AtomicBoolean queued = new AtomicBoolean();
        private boolean forgotten;

        FollowedProject(ProjectLoop project, ProjectMetrics metrics) {
            this.project = project;
            this.metrics = metrics;
        }

        @Override
        public void run() {
            if (!reader.isShutdown() && queued.compareAndSet(false, true)) {
                reader.schedule(this::read, ProjectMetrics.SETTLED.toMillis(), TimeUnit.MILLISECONDS);
            }
        }

        void readState() {
            attempt(metrics::readState);
        }

        /** What could not be read now is read the next time: a meter goes on where it was. */
        void read() {
            queued.set(false);
            attempt(() -> metrics.read(clock.instant()));
        }

        private void attempt(Runnable reading) {
            if (forgotten) {
                return;
            }
            try {
                reading.run();
            } catch (RuntimeException failure) {
                LOG.debugf(failure, "meters not read: project=%s", project.name());
            }
        }

        void forget() {
            forgotten = true;
            project.removeCycleListener(this);
            metrics.forget();
        }
    }
}
