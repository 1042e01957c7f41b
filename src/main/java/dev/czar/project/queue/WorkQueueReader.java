package dev.czar.project.queue;

import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.io.DurationReader;
import dev.czar.project.config.CheckConfigReader;
import dev.czar.project.files.FileSection;
import dev.czar.project.files.InvalidFileException.SpellingHint;
import dev.czar.project.files.TextFormat;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueue.TaskMarks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the shape of work-queue.json; keys it does not know are the user's, unless they look mistyped. */
final class WorkQueueReader {

    static final int USUAL_PRIORITY = 5;
    private static final Map<String, Integer> PRIORITIES = Map.of("high", 1, "medium", 5, "low", 9);
    static final List<String> KINDS = List.of("primary_tasks", "bonus_tasks");
    static final List<String> KEYS = List.of(
            "status",
            "priority",
            "assignee",
            "assigned_by",
            "done_by",
            "skill",
            "depends_on",
            "files",
            "acceptance",
            "task_file",
            "title",
            "description",
            "labels",
            "notes",
            "estimate",
            "due");
    private static final Map<String, TaskStatus> STATUSES = statuses();

    private WorkQueueReader() {}

    static WorkQueue read(FileSection top) {
        if (KINDS.stream().anyMatch(top::has)) {
            top.refuseMistyped(KINDS);
        } else { // nothing at all would be read: that is meant otherwise
            top.allowOnly("$schema", "primary_tasks", "bonus_tasks");
        }
        List<QueuedTask> tasks = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        add(tasks, seen, top, TaskKind.PRIMARY);
        add(tasks, seen, top, TaskKind.BONUS);
        return new WorkQueue(tasks);
    }

    private static void add(List<QueuedTask> tasks, Set<String> seen, FileSection top, TaskKind kind) {
        String key = kind == TaskKind.PRIMARY ? "primary_tasks" : "bonus_tasks";
        top.sections(key, TextFormat.TASK).forEach((id, section) -> {
            if (!seen.add(id)) {
                section.problem("", "two tasks are named '" + id + "'", "expected each name once");
            }
            tasks.add(task(id, kind, section));
        });
    }

    private static QueuedTask task(String id, TaskKind kind, FileSection section) {
        section.refuseMistyped(KEYS);
        return new QueuedTask(
                id,
                kind,
                status(section),
                priority(section),
                section.text("assignee", "", TextFormat.WORKER),
                section.textOr("assigned_by", "").equals("czar"),
                section.textOr("done_by", "").equals("czar"),
                section.text("skill", "", TextFormat.WORKER),
                section.oneOrMore("depends_on", TextFormat.TASK),
                section.oneOrMore("files", TextFormat.GLOB),
                CheckConfigReader.read(section.rows("acceptance")),
                section.text("task_file", "", TextFormat.ANY),
                section.text("title", "", TextFormat.ANY),
                section.text("description", "", TextFormat.ANY),
                marks(section),
                section.place().line(),
                section.place().column());
    }

    /** Notes and an estimate of another form are the user's own, and left alone. */
    private static TaskMarks marks(FileSection section) {
        return new TaskMarks(
                section.oneOrMore("labels", TextFormat.WORKER),
                section.isMapping("notes") ? section.values("notes", TextFormat.WORKER) : Map.of(),
                DurationReader.parse(section.textOr("estimate", "")).orElse(Duration.ZERO),
                section.textOr("due", ""));
    }

    private static TaskStatus status(FileSection section) {
        section.oneOf("status", List.of("pending", "in_progress", "done", "held"));
        String text = section.text("status", "pending", TextFormat.ANY);
        return status(text).orElseGet(() -> {
            section.wrong("status", SpellingHint.hint(text, List.of("pending", "in_progress", "done", "held")));
            return TaskStatus.HELD;
        });
    }

    /** The status that a word stands for, if it does for one. */
    static Optional<TaskStatus> status(String word) {
        return Optional.ofNullable(
                STATUSES.get(word.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_')));
    }

    private static int priority(FileSection section) {
        Integer named = PRIORITIES.get(section.textOr("priority", "").toLowerCase(Locale.ROOT));
        return named == null ? section.number("priority", USUAL_PRIORITY, 0, 1_000_000) : named;
    }

    private static Map<String, TaskStatus> statuses() {
        Map<String, TaskStatus> statuses = new HashMap<>();
        List.of("pending", "queued", "available", "todo", "open")
                .forEach(word -> statuses.put(word, TaskStatus.PENDING));
        List.of("in_progress", "assigned", "claimed", "active")
                .forEach(word -> statuses.put(word, TaskStatus.IN_PROGRESS));
        List.of("done", "complete", "completed", "integrated", "merged")
                .forEach(word -> statuses.put(word, TaskStatus.DONE));
        List.of("held", "hold", "on_hold", "paused").forEach(word -> statuses.put(word, TaskStatus.HELD));
        return Map.copyOf(statuses);
    }
}
