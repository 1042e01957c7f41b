package dev.czar.cli.simulation;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.Worker;
import dev.czar.project.config.ProjectConfig;
import dev.czar.project.files.ProjectException;
import dev.czar.project.files.ProjectLayout;
import dev.czar.project.queue.DependencyFile;
import dev.czar.project.queue.DependencyFile.TaskDependencies;
import dev.czar.project.queue.WorkQueue;
import dev.czar.project.queue.WorkQueue.QueuedTask;
import dev.czar.project.queue.WorkQueueFile;
import dev.czar.simulation.world.SimulatedTask;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The workers of a project and what is left of its queue; {@code leftOut} are tasks that cannot begin now. */
record SimulatedProject(List<Worker> workers, List<SimulatedTask> tasks, List<String> leftOut) {

    /** What a task of size one takes a usual worker. */
    private static final double USUAL_HOURS = 50 / 60.0;

    SimulatedProject {
        workers = List.copyOf(workers);
        tasks = List.copyOf(tasks);
        leftOut = List.copyOf(leftOut);
    }

    /** {@code queue} is null for the project's own. */
    static SimulatedProject read(CzarCommand czar, Path queue) {
        ProjectLayout layout = ProjectLocator.layout(czar);
        try {
            List<Worker> workers = ProjectConfig.load(layout).workers().values().stream()
                    .map(worker -> new Worker(worker.id(), worker.agent(), worker.skills()))
                    .toList();
            if (queue != null) {
                Path file = czar.environment().directory().resolve(queue);
                return of(workers, WorkQueueFile.readOnce(file), List.of());
            }
            List<TaskDependencies> dependencies = new DependencyFile(
                            layout, czar.environment().clock())
                    .read()
                    .value();
            return of(workers, WorkQueueFile.readOnce(layout.queueFile()), dependencies);
        } catch (ProjectException problem) {
            throw CommandFailure.of(problem.getMessage(), "", problem);
        }
    }

    static SimulatedProject of(List<Worker> workers, WorkQueue queue, List<TaskDependencies> dependencies) {
        List<QueuedTask> open = queue.tasks().stream()
                .filter(task -> task.status() != TaskStatus.DONE)
                .toList();
        Set<String> done = new HashSet<>();
        queue.tasks().stream().filter(task -> task.status() == TaskStatus.DONE).forEach(task -> done.add(task.id()));
        Set<String> reachable = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (QueuedTask task : open) {
                boolean begins = task.status() != TaskStatus.HELD
                        && requirements(task, dependencies)
                                .allMatch(other -> done.contains(other) || reachable.contains(other));
                more |= begins && reachable.add(task.id());
            }
        }
        List<SimulatedTask> tasks = open.stream()
                .filter(task -> reachable.contains(task.id()))
                .map(task -> simulated(task, requirements(task, dependencies).filter(reachable::contains)))
                .toList();
        List<String> leftOut = open.stream()
                .map(QueuedTask::id)
                .filter(task -> !reachable.contains(task))
                .toList();
        return new SimulatedProject(workers, tasks, leftOut);
    }

    private static Stream<String> requirements(QueuedTask task, List<TaskDependencies> dependencies) {
        Stream<String> blocked = dependencies.stream()
                .filter(one -> one.id().equals(task.id()))
                .flatMap(one -> one.blockedBy().stream());
        Stream<String> blocking = dependencies.stream()
                .filter(one -> one.blocks().contains(task.id()))
                .map(TaskDependencies::id);
        return Stream.of(task.dependsOn().stream(), blocked, blocking)
                .flatMap(all -> all)
                .distinct();
    }

    private static SimulatedTask simulated(QueuedTask task, Stream<String> requirements) {
        Duration estimate = task.marks().estimate();
        double size = estimate.isZero() ? 1 : estimate.toMinutes() / 60.0 / USUAL_HOURS;
        return new SimulatedTask(
                task.id(), task.kind(), task.priority(), task.assignee(), task.skill(), size, requirements.toList());
    }

    /** With so many workers: new ones are like the first, of those there are the last ones go. */
    SimulatedProject withWorkers(int number) {
        List<Worker> team = new ArrayList<>(workers.subList(0, Math.min(number, workers.size())));
        for (int more = 1; team.size() < number; more++) {
            Worker like = workers.get((more - 1) % workers.size());
            team.add(new Worker("simulated" + more, like.agent(), like.skills()));
        }
        return new SimulatedProject(team, tasks, leftOut);
    }

    SimulatedProject withAgent(String agent, String other) {
        List<Worker> team = workers.stream()
                .map(worker -> worker.agent().equals(agent) ? new Worker(worker.id(), other, worker.skills()) : worker)
                .toList();
        return new SimulatedProject(team, tasks, leftOut);
    }

    /** Tasks for a worker that is not there. */
    List<String> forNobody() {
        List<String> names = workers.stream().map(Worker::id).toList();
        return tasks.stream()
                .filter(task -> !task.assignee().isEmpty() && !names.contains(task.assignee()))
                .map(SimulatedTask::id)
                .toList();
    }
}
