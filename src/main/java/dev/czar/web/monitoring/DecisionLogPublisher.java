package dev.czar.web.monitoring;

import dev.czar.loop.ProjectLoop;
import dev.czar.loop.RunningProjects;
import dev.czar.web.monitoring.DecisionLogExport.Collector;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private final Optional<Collector> collector;
    private final Map<ProjectLoop, DecisionLogExport> exports = new WeakHashMap<>();
    private final ScheduledExecutorService sender = Executors.newSingleThreadScheduledExecutor();

    DecisionLogPublisher(
            RunningProjects projects,
            @ConfigProperty(name = "otel.exporter.otlp.logs.endpoint") Optional<String> logs,
            @ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<String> all,
            @ConfigProperty(name = "otel.exporter.otlp.headers") Optional<String> headers) {
        this.projects = projects;
        this.collector = collector(logs, all, headers);
    }

    static Optional<Collector> collector(Optional<String> logs, Optional<String> all, Optional<String> headers) {
        return logs.or(() -> all.map(address -> address.replaceAll("/+$", "") + "/v1/logs"))
                .map(address -> new Collector(URI.create(address.strip()), pairs(headers.orElse(""))));
    }

    /** Such as {@code api-key=secret,tenant=my%20team}. */
    private static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new TreeMap<>();
        for (String pair : text.split(",")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(
                        pair.substring(0, equals).strip(),
                        URLDecoder.decode(pair.substring(equals + 1).strip(), StandardCharsets.UTF_8));
            }
        }
        return pairs;
    }

    void begin(@Observes StartupEvent started) {
        collector.ifPresent(
                present -> sender.scheduleWithFixedDelay(() -> send(present), SECONDS, SECONDS, TimeUnit.SECONDS));
    }

    void end(@Observes ShutdownEvent ending) {
        sender.shutdownNow();
    }

    private void send(Collector present) {
        for (ProjectLoop project : projects.all()) {
            try {
                exports.computeIfAbsent(
                                project,
                                loop -> new DecisionLogExport(
                                        loop.ledger(),
                                        loop.name(),
                                        present,
                                        loop.layout().stateDirectory().resolve(POSITION)))
                        .send();
            } catch (IOException | RuntimeException failure) {
                LOG.warnf("decisions of %s cannot be sent as logs: %s", project.name(), failure.getMessage());
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
