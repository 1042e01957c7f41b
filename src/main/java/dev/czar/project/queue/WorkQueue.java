package dev.czar.project.queue;

import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.io.CheckSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tasks of a project, in file order. */
public record WorkQueue(List<QueuedTask> tasks) {

    public WorkQueue {
        tasks = List.copyOf(tasks);
    }

    /** The status that a word of a queue file stands for, if it does for one. */
    public static Optional<TaskStatus> status(String word) {
        return WorkQueueReader.status(word);
    }

    public Optional<QueuedTask> task(String id) {
        return tasks.stream().filter(task -> task.id().equals(id)).findFirst();
    }

    /**
     * One task of the queue file, with its place there. Files are paths, folders or globs it will change, acceptance is what must
     * succeed on it besides the project's checks; {@code ""} is no assignee, skill, file or description.
     */
    public record QueuedTask(
            String id,
            TaskKind kind,
            TaskStatus status,
            int priority,
            String assignee,
            boolean assignedByCzar,
            boolean doneByCzar,
            String skill,
            List<String> dependsOn,
            List<String> files,
            List<CheckSpec> acceptance,
            String file,
            String title,
            String description,
            TaskMarks marks,
            int line,
            int column) {
        public QueuedTask {
            dependsOn = List.copyOf(dependsOn);
            files = List.copyOf(files);
            acceptance = List.copyOf(acceptance);
        }
    }

    /** What rules are told of a task beside its terms: its marks, things by name, how long it is thought to take, zero for unknown, and by when it is due, {@code ""} for no time. */
    public record TaskMarks(List<String> labels, Map<String, String> notes, Duration estimate, String due) {
        public TaskMarks {
            labels = List.copyOf(labels);
            notes = Map.copyOf(notes);
        }
    }
}
