package dev.czar.sensor;

import dev.czar.fact.ChangeScope.TaskFiles;
import dev.czar.fact.Fact;
import dev.czar.fact.Task;
import dev.czar.fact.Task.CalledDone;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.DependencyCycle;
import dev.czar.fact.Task.TaskDue;
import dev.czar.fact.Task.TaskEstimate;
import dev.czar.fact.Task.TaskLabels;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.io.DueDateReader;
import dev.czar.omnibus.plan.DependencyCycleFinder;
import dev.czar.project.files.ProjectException;
import dev.czar.project.queue.DependencyFile.TaskDependencies;
import dev.czar.project.queue.TaskBriefReader;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the queue and the dependency file say, as facts, and what about it cannot be right. */
final class QueueFactReader {

    private final WorkQueue queue;
    private final TaskBriefReader briefs;
    private final Set<String> workers;
    private final ZonedDateTime now;
    private final Set<String> ids;
    private final SortedMap<String, SortedSet<String>> requirements = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();

    /** {@code now} is in the zone of the project. */
    QueueFactReader(
            WorkQueue queue,
            List<TaskDependencies> blocked,
            TaskBriefReader briefs,
            Set<String> workers,
            ZonedDateTime now) {
        this.queue = queue;
        this.briefs = briefs;
        this.workers = workers;
        this.now = now;
        this.ids = queue.tasks().stream().map(QueuedTask::id).collect(Collectors.toSet());
        queue.tasks().forEach(task -> task.dependsOn().forEach(needed -> require(task.id(), needed)));
        for (TaskDependencies task : blocked) {
            task.blockedBy().forEach(needed -> require(task.id(), needed));
            task.blocks().forEach(dependant -> require(dependant, task.id()));
        }
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        for (QueuedTask task : queue.tasks()) {
            facts.add(fact(task));
            if (task.status() == TaskStatus.DONE && !task.doneByCzar()) {
                facts.add(new CalledDone(task.id()));
            }
            if (!task.files().isEmpty()) {
                facts.add(new TaskFiles(task.id(), task.files()));
            }
            if (!task.marks().labels().isEmpty()) {
                facts.add(new TaskLabels(task.id(), task.marks().labels()));
            }
            if (!task.marks().estimate().isZero()) {
                facts.add(new TaskEstimate(task.id(), task.marks().estimate()));
            }
            due(task).ifPresent(facts::add);
        }
        requirements.forEach((task, all) -> {
            if (known(task)) {
                all.forEach(needed -> facts.add(dependency(task, needed)));
            }
        });
        DependencyCycleFinder.find(requirements).forEach(ring -> facts.add(new DependencyCycle(ring)));
        return facts;
    }

    /** What was found wrong while making the facts, in words for people. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private Task fact(QueuedTask task) {
        if (!task.assignee().isEmpty() && !workers.contains(task.assignee())) {
            problems.add("task " + task.id() + " is for " + task.assignee() + ", who is not a worker of this project");
        }
        return new Task(
                task.id(), task.kind(), task.status(), task.priority(), task.assignee(), task.skill(), isBriefed(task));
    }

    private Optional<TaskDue> due(QueuedTask task) {
        String due = task.marks().due();
        if (due.isEmpty() || task.status() == TaskStatus.DONE) {
            return Optional.empty();
        }
        Optional<TaskDue> read = DueDateReader.parse(due, now.getZone())
                .map(end -> TaskDue.in(task.id(), Duration.between(now.toInstant(), end)));
        if (read.isEmpty()) {
            problems.add("line " + task.line() + ": task " + task.id() + " is due '" + due + "', expected "
                    + DueDateReader.EXPECTED);
        }
        return read;
    }

    private boolean isBriefed(QueuedTask task) {
        try {
            return !briefs.read(task).text().isBlank();
        } catch (ProjectException none) {
            if (task.status() != TaskStatus.DONE) {
                problems.add(none.getMessage());
            }
            return false;
        }
    }

    private Dependency dependency(String task, String needed) {
        if (!known(needed)) {
            problems.add("task " + task + " waits for " + needed + ", which is not in the queue");
        }
        return new Dependency(task, needed);
    }

    private boolean known(String task) {
        return ids.contains(task);
    }

    private void require(String task, String needed) {
        requirements.computeIfAbsent(task, none -> new TreeSet<>()).add(needed);
    }
}
