package dev.czar.sensor;

import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a project goes on, as the board has it; one that is finished does again when its queue holds new work. */
final class ProjectCompletion {

    private static final Set<TaskStatus> OPEN = Set.of(TaskStatus.PENDING, TaskStatus.IN_PROGRESS);

    private final Snapshot known;
    private final WorkQueue queue;

    ProjectCompletion(Snapshot known, WorkQueue queue) {
        this.known = known;
        this.queue = queue;
    }

    ProjectState state() {
        return isFinished() && newTasks().isEmpty() ? ProjectState.FINISHED : ProjectState.RUNNING;
    }

    boolean isFinished() {
        return known.all(Project.class).anyMatch(project -> project.state() == ProjectState.FINISHED);
    }

    /** Primary tasks that are not integrated, and bonus tasks that nobody saw open before. */
    List<String> newTasks() {
        Set<String> integrated = ids(known.all(Integrated.class), Integrated::task);
        Set<String> before = ids(known.all(Task.class).filter(task -> OPEN.contains(task.status())), Task::id);
        return queue.tasks().stream()
                .filter(task -> OPEN.contains(task.status()) && !integrated.contains(task.id()))
                .filter(task -> task.kind() == TaskKind.PRIMARY || !before.contains(task.id()))
                .map(QueuedTask::id)
                .toList();
    }

    private static <F> Set<String> ids(Stream<F> facts, Function<F, String> id) {
        return facts.map(id).collect(Collectors.toSet());
    }
}
