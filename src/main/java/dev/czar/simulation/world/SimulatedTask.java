package dev.czar.simulation.world;

import dev.czar.fact.Task;
import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Task.TaskStatus;
import java.util.List;

/** A task of the simulated queue; one of size 2 takes twice as many commits. */
public record SimulatedTask(
        String id, TaskKind kind, int priority, String assignee, String skill, double size, List<String> requirements) {

    public SimulatedTask {
        requirements = List.copyOf(requirements);
    }

    Task fact() {
        return new Task(id, kind, TaskStatus.PENDING, priority, assignee, skill, true);
    }

    @Override
    public String toString() {
        return "task " + id + (requirements.isEmpty() ? "" : " after " + String.join(", ", requirements));
    }
}
