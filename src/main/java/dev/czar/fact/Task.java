package dev.czar.fact;

import java.time.Duration;
import java.util.List;

/** A task of the work queue; lower priority numbers go first; {@code assignee} "" means anyone; {@code briefed} says its task file can be read. */
public record Task(
        String id, TaskKind kind, TaskStatus status, int priority, String assignee, String skill, boolean briefed)
        implements Sensed {
    @Override
    public String subject() {
        return id;
    }

    /** A task that waits for another one. */
    public record Dependency(String task, String requirement) implements Sensed {
        @Override
        public String subject() {
            return task + "/" + requirement;
        }
    }

    /** Tasks that wait for each other in a ring, in ring order, smallest first. */
    public record DependencyCycle(List<String> tasks) implements Sensed {
        public DependencyCycle {
            tasks = List.copyOf(tasks);
        }

        @Override
        public String subject() {
            return String.join("/", tasks);
        }

        /** The ring, in words. */
        public String ring() {
            return String.join(" -> ", tasks) + " -> " + (tasks.isEmpty() ? "" : tasks.get(0));
        }
    }

    /**
     * An open issue that is to be a task: one of the forge with the label, or an item of a checklist; and the name that the task has. {@code revision} is another when
     * somebody changed its title, its text or who is to do it.
     */
    public record OpenIssue(String id, String task, String title, @ValueWhenAbsent("\"\"") String revision)
            implements Sensed {
        @Override
        public String subject() {
            return id;
        }
    }

    /** Where open issues are looked for, and by which label; all that there are were read. */
    public record IssueSource(String name) implements Sensed {
        @Override
        public String subject() {
            return name;
        }
    }

    /** Primary tasks must land; bonus tasks fill idle time. */
    public enum TaskKind {
        PRIMARY,
        BONUS
    }

    /** The status of the task in the queue file. */
    public enum TaskStatus {
        PENDING,
        IN_PROGRESS,
        DONE,
        HELD
    }

    /** What the queue says of a task beside the terms on which it is handed out. */
    public sealed interface TaskDetail extends Sensed {}

    /** That somebody else than Czar called the task done in the queue. */
    public record CalledDone(String task) implements TaskDetail {
        @Override
        public String subject() {
            return task;
        }
    }

    /** The words a task is marked with in the queue. */
    public record TaskLabels(String task, List<String> labels) implements TaskDetail {
        public TaskLabels {
            labels = List.copyOf(labels);
        }

        @Override
        public String subject() {
            return task;
        }
    }

    /** How long a person thinks that a task takes. */
    public record TaskEstimate(String task, Duration estimate) implements TaskDetail {
        @Override
        public String subject() {
            return task;
        }
    }

    /** How long there is until a task is due, and, when that is zero, how long it is overdue. */
    public record TaskDue(String task, Duration left, Duration late) implements TaskDetail {
        /** Due so long from now; negative when that is past. */
        public static TaskDue in(String task, Duration left) {
            return left.isNegative()
                    ? new TaskDue(task, Duration.ZERO, left.negated())
                    : new TaskDue(task, left, Duration.ZERO);
        }

        @Override
        public String subject() {
            return task;
        }

        @Override
        public TaskDue aged(Duration elapsed) {
            return in(task, left.minus(late).minus(elapsed));
        }
    }

    /** How long a task has been in the queue. */
    public record TaskAge(String task, Duration age) implements TaskDetail {
        @Override
        public String subject() {
            return task;
        }

        @Override
        public TaskAge aged(Duration elapsed) {
            return new TaskAge(task, age.plus(elapsed));
        }
    }
}
