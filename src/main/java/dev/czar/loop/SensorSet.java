package dev.czar.loop;

import dev.czar.fact.Snapshot;
import dev.czar.forecast.ForecastWorkspace.ConflictScope;
import dev.czar.loop.SensorRunner.ScheduledSensor;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.report.MessageAcknowledgements;
import dev.czar.project.report.MessageAcknowledgements.AcknowledgementFolder;
import dev.czar.project.report.ReportSpool;
import dev.czar.sensor.ActivityTracker;
import dev.czar.sensor.ChangeSensor;
import dev.czar.sensor.ConflictSensor;
import dev.czar.sensor.ForgeSensor;
import dev.czar.sensor.ProgressSensor;
import dev.czar.sensor.QueueSensor;
import dev.czar.sensor.ReportSensor;
import dev.czar.sensor.RepositorySensor;
import dev.czar.sensor.TerminalSensor;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The sensors of one project and how often each looks when nothing wakes it. */
final class SensorSet {

    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration DRAFTS = Duration.ofSeconds(10);
    private static final Duration TERMINAL = Duration.ofMillis(500);
    private static final Duration RECEIPTS = Duration.ofSeconds(2);
    private static final Duration PROGRESS = Duration.ofSeconds(1);

    private final ProjectLayout layout;
    private final ProjectConfig config;
    private final ExternalSystems external;
    private final Clock clock;
    private final AcknowledgementFolder acknowledgements;

    SensorSet(ProjectLayout layout, ProjectConfig config, ExternalSystems outside, Clock clock) throws IOException {
        this.layout = layout;
        this.config = config;
        this.external = outside;
        this.clock = clock;
        this.acknowledgements = new AcknowledgementFolder(layout.spool(), clock);
    }

    MessageAcknowledgements acknowledgements() {
        return acknowledgements;
    }

    List<ScheduledSensor> scheduledSensors(SensorWakeups wakes, Supplier<Snapshot> known) throws IOException {
        Set<String> workers = config.workers().keySet();
        ActivityTracker activity = new ActivityTracker(clock);
        Runnable moved = () -> {
            wakes.of("repository").run();
            wakes.of("changes").run();
            wakes.of("conflicts").run();
        };
        return List.of(
                new ScheduledSensor(new QueueSensor(layout, config, known, wakes.of("queue"), clock), SWEEP),
                new ScheduledSensor(
                        new ReportSensor(
                                new ReportSpool(layout.spool(), clock),
                                workers,
                                acknowledgements,
                                activity,
                                (branch, commit) -> moved.run(),
                                wakes.of("report"),
                                clock),
                        SWEEP),
                new ScheduledSensor(
                        new RepositorySensor(
                                external.repository(),
                                external.trunk(),
                                external.workplace(),
                                workers,
                                activity,
                                clock,
                                moved),
                        SWEEP),
                new ScheduledSensor(
                        new ChangeSensor(external.repository(), external.trunk(), workers, config.areas(), clock),
                        SWEEP),
                new ScheduledSensor(new ConflictSensor(territory(workers), known, clock), DRAFTS),
                new ScheduledSensor(new ForgeSensor(external.forge(), workers, clock), SWEEP),
                new ScheduledSensor(new LateAcknowledgementSensor(known, acknowledgements, clock), RECEIPTS),
                new ScheduledSensor(new ProgressSensor(workers, activity, clock), PROGRESS),
                new ScheduledSensor(
                        new TerminalSensor(external.terminal(), external.agents(), activity, clock), TERMINAL));
    }

    private ConflictScope territory(Set<String> workers) {
        return new ConflictScope(
                external.repository(), external.trunk(), external.workplace(), external.merger(), workers);
    }

    /** Lets sensors wake a loop that is put together after them. */
    static final class SensorWakeups {

        private volatile Consumer<String> target = sensor -> {};

        Runnable of(String sensor) {
            return () -> target.accept(sensor);
        }

        void lead(Consumer<String> to) {
            target = to;
        }
    }
}
