package dev.czar.web.monitoring;

import dev.czar.io.DaemonThreadFactory;
import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.web.monitoring.LogCollector.CollectorVariables;
import dev.czar.web.monitoring.LogCollector.InvalidCollector;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Sends decisions as OpenTelemetry logs where the usual variables of OpenTelemetry say; nothing where they say nothing. */
@ApplicationScoped
class DecisionLogPublisher {

    private static final Logger LOG = Logger.getLogger(DecisionLogPublisher.class);
    private static final long SECONDS = 5;
    private static final String POSITION = "decision-logs-sent";

    private final RunningProjects projects;
    private final Optional<LogCollector> collector;
    private final Map<ProjectLoop, DecisionLogExport> exports = new WeakHashMap<>();
    private final ScheduledExecutorService sender =
            Executors.newSingleThreadScheduledExecutor(new DaemonThreadFactory("czar-decision-log"));

    DecisionLogPublisher(
            RunningProjects projects,
            @ConfigProperty(name = "otel.exporter.otlp.logs.endpoint") Optional<String> logs,
            @ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<String> all,
            @ConfigProperty(name = "otel.exporter.otlp.headers") Optional<String> headers) {
        this.projects = projects;
        this.collector = collector(new CollectorVariables(logs.orElse(""), all.orElse(""), headers.orElse("")));
    }

    private static Optional<LogCollector> collector(CollectorVariables said) {
        try {
            return LogCollector.of(said);
        } catch (InvalidCollector invalid) {
            LOG.errorf("%s: decisions are not sent as logs", invalid.getMessage());
            return Optional.empty();
        }
    }

    void begin(@Observes StartupEvent started) {
        collector.ifPresent(
                present -> sender.scheduleWithFixedDelay(() -> send(present), SECONDS, SECONDS, TimeUnit.SECONDS));
    }

    void end(@Observes ShutdownEvent ending) {
        sender.shutdownNow();
    }

    private void send(LogCollector present) {
        for (ProjectLoop project : projects.all()) {
            try {
                exports.computeIfAbsent(
                                project,
                                loop -> new DecisionLogExport(
                                        loop.ledger(),
                                        loop.name(),
                                        present,
                                        loop.layout().stateDirectory().resolve(POSITION)))
                        .turn();
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
