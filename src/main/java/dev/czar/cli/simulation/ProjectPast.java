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
import dev.czar.ledger.measure.PromptOutcome;
import dev.czar.ledger.measure.RuleOutcome;
import dev.czar.ledger.measure.ShareComparison;
import dev.czar.ledger.measure.TaskTextOutcome;
import dev.czar.ledger.measure.TaskTextOutcome.TaskText;
import dev.czar.ledger.measure.TimeComparison;
import dev.czar.ledger.store.LedgerUnavailable;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.TaskBriefReader;
import dev.czar.project.queue.TaskBriefReader.TaskBrief;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import java.nio.file.Files;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What is known of one project's past: its measures, what came of each rule's decisions, of each prompt, of each worker's tasks and of each task's text, its lessons. */
record ProjectPast(
        String name,
        String folder,
        Instant until,
        int finished,
        List<MeasureResult> measures,
        List<RuleOutcome> rules,
        List<TrackRecord> workers,
        List<ShareComparison> lessons,
        List<TimeComparison> times,
        List<PromptOutcome> prompts,
        List<TaskTextOutcome> tasks) {

    /** What was remembered by an older version lacks the last three. */
    ProjectPast {
        measures = List.copyOf(measures);
        rules = List.copyOf(rules);
        workers = List.copyOf(workers);
        lessons = List.copyOf(lessons);
        times = List.copyOf(Objects.requireNonNullElse(times, List.of()));
        prompts = List.copyOf(Objects.requireNonNullElse(prompts, List.of()));
        tasks = List.copyOf(Objects.requireNonNullElse(tasks, List.of()));
    }

    /** Of the project at hand; empty when it has no ledger. */
    static Optional<ProjectPast> read(CzarCommand czar) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        Instant now = czar.environment().clock().instant().truncatedTo(ChronoUnit.SECONDS);
        return events(czar).map(past -> of(past, layout, now, texts(layout, czar)));
    }

    private static ProjectPast of(EventHistory past, ProjectLayout layout, Instant now, Map<String, TaskText> texts) {
        return new ProjectPast(
                ProjectLocator.projectName(layout),
                layout.root().toString(),
                now,
                (int) past.seen(Integrated.class)
                        .map(seen -> seen.fact().task())
                        .distinct()
                        .count(),
                ProjectMeasures.of(past),
                RuleOutcome.of(past),
                ProjectLessons.trackRecords(past),
                ProjectLessons.of(past, texts),
                ProjectLessons.times(past),
                PromptOutcome.of(past),
                TaskTextOutcome.of(past, texts));
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

    /** How the tasks that are in the queue are written; one whose file is gone is not known. */
    private static Map<String, TaskText> texts(ProjectLayout layout, CzarCommand czar) {
        TaskBriefReader briefs = new TaskBriefReader(
                layout, new WorkQueueFile(layout, czar.environment().clock()));
        Map<String, TaskText> texts = new HashMap<>();
        for (QueuedTask task : queued(layout)) {
            text(briefs, task)
                    .ifPresent(brief -> texts.put(
                            task.id(),
                            TaskText.of(
                                    brief.title(),
                                    brief.text(),
                                    !task.acceptance().isEmpty(),
                                    !task.assignee().isEmpty() && !task.assignedByCzar())));
        }
        return texts;
    }

    private static Optional<TaskBrief> text(TaskBriefReader briefs, QueuedTask task) {
        try {
            return Optional.of(briefs.read(task));
        } catch (ProjectException gone) {
            return Optional.empty();
        }
    }

    private static List<QueuedTask> queued(ProjectLayout layout) {
        try {
            return WorkQueueFile.readOnce(layout.queueFile()).tasks();
        } catch (ProjectException unreadable) {
            throw CommandFailure.of(unreadable.getMessage(), "", unreadable);
        }
    }
}
