package dev.czar.simulation.world;

import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A task of the simulated queue; one of size 2 takes twice as many commits. */
public record SimulatedTask(
        String id, TaskKind kind, int priority, String assignee, String skill, double size, List<String> requirements) {

    public SimulatedTask {
        requirements = List.copyOf(requirements);
    }

    /** These tasks alone, which require only each other. */
    public static List<SimulatedTask> alone(List<SimulatedTask> tasks) {
        Set<String> ids = tasks.stream().map(SimulatedTask::id).collect(Collectors.toSet());
        return tasks.stream().map(task -> task.requiringOnly(ids)).toList();
    }

    private SimulatedTask requiringOnly(Set<String> ids) {
        List<String> among = requirements.stream().filter(ids::contains).toList();
        return new SimulatedTask(id, kind, priority, assignee, skill, size, among);
    }

    Task fact() {
        return new Task(id, kind, TaskStatus.PENDING, priority, assignee, skill, true);
    }

    @Override
    public String toString() {
        return "task " + id + (requirements.isEmpty() ? "" : " after " + String.join(", ", requirements));
    }
}
