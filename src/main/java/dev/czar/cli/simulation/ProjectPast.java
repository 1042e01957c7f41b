package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.WorkerState.TrackRecord;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.ProjectLessons;
import dev.czar.ledger.measure.ProjectMeasures;
import dev.czar.ledger.measure.ProjectMeasures.MeasureResult;
import dev.czar.ledger.measure.RuleOutcome;
import dev.czar.ledger.measure.ShareComparison;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is known of one project's past: its measures, what came of each rule's decisions and of each worker's tasks, its lessons. */
record ProjectPast(
        String name,
        String folder,
        Instant until,
        int finished,
        List<MeasureResult> measures,
        List<RuleOutcome> rules,
        List<TrackRecord> workers,
        List<ShareComparison> lessons) {

    ProjectPast {
        measures = List.copyOf(measures);
        rules = List.copyOf(rules);
        workers = List.copyOf(workers);
        lessons = List.copyOf(lessons);
    }

    /** Of the project at hand; empty when it has no ledger. */
    static Optional<ProjectPast> read(CzarCommand czar) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        return events(czar)
                .map(past -> new ProjectPast(
                        ProjectLocator.projectName(layout),
                        layout.root().toString(),
                        czar.environment().clock().instant().truncatedTo(ChronoUnit.SECONDS),
                        (int) past.seen(Integrated.class)
                                .map(seen -> seen.fact().task())
                                .distinct()
                                .count(),
                        ProjectMeasures.of(past),
                        RuleOutcome.of(past),
                        ProjectLessons.trackRecords(past),
                        ProjectLessons.of(past, withAcceptance(layout))));
    }

    /** All that the ledger of the project at hand holds; empty when there is none yet. */
    static Optional<EventHistory> events(CzarCommand czar) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        return Files.exists(layout.ledger()) ? events(layout, ProjectLocator.projectName(layout)) : Optional.empty();
    }

    /** The same of another project; empty when its ledger is gone. */
    static Optional<EventHistory> events(ProjectLayout layout, String name) {
        if (!Files.exists(layout.ledger())) {
            return Optional.empty();
        }
        try (Ledger ledger = ProjectLocator.ledger(layout)) {
            return Optional.of(EventHistory.of(ledger.history(name)));
        } catch (LedgerUnavailable unavailable) {
            throw CommandFailure.of(unavailable.getMessage(), "see: czar doctor", unavailable);
        }
    }

    private static Set<String> withAcceptance(ProjectLayout layout) {
        try {
            return WorkQueueFile.readOnce(layout.queueFile()).tasks().stream()
                    .filter(task -> !task.acceptance().isEmpty())
                    .map(QueuedTask::id)
                    .collect(Collectors.toSet());
        } catch (ProjectException unreadable) {
            throw CommandFailure.of(unreadable.getMessage(), "", unreadable);
        }
    }
}
