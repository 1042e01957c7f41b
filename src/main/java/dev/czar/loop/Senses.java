package dev.czar.loop;

import dev.czar.fact.Snapshot;
import dev.czar.project.AcknowledgementFolder;
import dev.czar.project.Acknowledgements;
import dev.czar.project.ProjectConfig;
import dev.czar.project.ProjectLayout;
import dev.czar.project.ReportSpool;
import dev.czar.sensor.Activity;
import dev.czar.sensor.ChangeSensor;
import dev.czar.sensor.ConflictSensor;
import dev.czar.sensor.ForgeSensor;
import dev.czar.sensor.ProgressSensor;
import dev.czar.sensor.QueueSensor;
import dev.czar.sensor.ReportSensor;
import dev.czar.sensor.RepositorySensor;
import dev.czar.sensor.TerminalSensor;
import dev.czar.sensor.Territory;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The sensors of one project and how often each looks when nothing wakes it. */
final class Senses {

    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration DRAFTS = Duration.ofSeconds(10);
    private static final Duration TERMINAL = Duration.ofMillis(500);
    private static final Duration RECEIPTS = Duration.ofSeconds(2);
    private static final Duration PROGRESS = Duration.ofSeconds(1);

    private final ProjectLayout layout;
    private final ProjectConfig config;
    private final Outside outside;
    private final Clock clock;
    private final AcknowledgementFolder acknowledgements;

    Senses(ProjectLayout layout, ProjectConfig config, Outside outside, Clock clock) throws IOException {
        this.layout = layout;
        this.config = config;
        this.outside = outside;
        this.clock = clock;
        this.acknowledgements = new AcknowledgementFolder(layout.spool(), clock);
    }

    Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    List<Post> posts(Wakes wakes, Supplier<Snapshot> known) throws IOException {
        Set<String> workers = config.workers().keySet();
        Activity activity = new Activity(clock);
        Runnable moved = () -> {
            wakes.of("repository").run();
            wakes.of("changes").run();
            wakes.of("conflicts").run();
        };
        return List.of(
                new Post(new QueueSensor(layout, config, known, wakes.of("queue"), clock), SWEEP),
                new Post(
                        new ReportSensor(
                                new ReportSpool(layout.spool(), clock),
                                workers,
                                acknowledgements,
                                activity,
                                (branch, commit) -> moved.run(),
                                wakes.of("report"),
                                clock),
                        SWEEP),
                new Post(
                        new RepositorySensor(
                                outside.repository(),
                                outside.trunk(),
                                outside.workplace(),
                                workers,
                                activity,
                                clock,
                                moved),
                        SWEEP),
                new Post(
                        new ChangeSensor(outside.repository(), outside.trunk(), workers, config.areas(), clock), SWEEP),
                new Post(new ConflictSensor(territory(workers), known, clock), DRAFTS),
                new Post(new ForgeSensor(outside.forge(), workers, clock), SWEEP),
                new Post(new ReceiptSensor(known, acknowledgements, clock), RECEIPTS),
                new Post(new ProgressSensor(workers, activity, clock), PROGRESS),
                new Post(new TerminalSensor(outside.terminal(), outside.agents(), activity, clock), TERMINAL));
    }

    private Territory territory(Set<String> workers) {
        return new Territory(outside.repository(), outside.trunk(), outside.workplace(), outside.merger(), workers);
    }
}
