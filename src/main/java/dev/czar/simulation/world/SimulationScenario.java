package dev.czar.simulation.world;

import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a simulation begins with, and all that goes wrong in it: the same scenario always runs the same way.
 */
public record SimulationScenario(
        long seed,
        List<Worker> workers,
        List<SimulatedTask> tasks,
        List<ScenarioDisturbance> disturbances,
        SimulationParameters parameters,
        Duration longest,
        Set<SimulationSeam> seams) {

    /** The name of every simulated project. */
    public static final String PROJECT = "simulated";

    public SimulationScenario {
        workers = List.copyOf(workers);
        tasks = List.copyOf(tasks);
        disturbances = List.copyOf(disturbances);
        seams = Set.copyOf(seams);
    }

    Set<String> primaryTasks() {
        return tasks.stream()
                .filter(task -> task.kind() == TaskKind.PRIMARY)
                .map(SimulatedTask::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    public SimulationScenario withDisturbances(List<ScenarioDisturbance> others) {
        return new SimulationScenario(seed, workers, tasks, others, parameters, longest, seams);
    }

    /** With fewer tasks; what is left requires only what is left. */
    public SimulationScenario withTasks(List<SimulatedTask> fewer) {
        return new SimulationScenario(
                seed, workers, SimulatedTask.alone(fewer), disturbances, parameters, longest, seams);
    }

    /** With fewer workers; what would go wrong with the others does not. */
    public SimulationScenario withWorkers(List<Worker> fewer) {
        Set<String> left = fewer.stream().map(Worker::id).collect(Collectors.toSet());
        List<ScenarioDisturbance> theirs = disturbances.stream()
                .filter(one -> one.worker().isEmpty() || left.contains(one.worker()))
                .toList();
        return new SimulationScenario(seed, fewer, tasks, theirs, parameters, longest, seams);
    }

    /** All workers work so. */
    public SimulationScenario with(WorkerBehaviour behaviour) {
        Map<String, WorkerBehaviour> all = workers.stream()
                .map(Worker::agent)
                .distinct()
                .collect(Collectors.toMap(agent -> agent, agent -> behaviour));
        return with(parameters.with(all));
    }

    public SimulationScenario with(SimulationParameters others) {
        return new SimulationScenario(seed, workers, tasks, disturbances, others, longest, seams);
    }

    public SimulationScenario withoutSeams() {
        return new SimulationScenario(seed, workers, tasks, disturbances, parameters, longest, Set.of());
    }

    public SimulationScenario with(SimulationSeam seam) {
        return new SimulationScenario(seed, workers, tasks, disturbances, parameters, longest, Set.of(seam));
    }

    /** How many steps a script of it has: workers, tasks, and what goes wrong. */
    public int steps() {
        return workers.size() + tasks.size() + disturbances.size();
    }

    /** A script to read, a step a line. */
    public String script() {
        StringBuilder script = new StringBuilder("seed " + seed + "\n");
        workers.forEach(worker -> script.append("worker ").append(worker.id()).append('\n'));
        tasks.forEach(task -> script.append(task).append('\n'));
        disturbances.forEach(step -> script.append(step).append('\n'));
        return script.toString();
    }
}
