package dev.czar.simulation.study;

import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.simulation.ScenarioGenerator;
import dev.czar.simulation.world.SimulatedTask;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.SimulationScenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The workers of a past project and the tasks that they had, in the order in which these were first given. */
public record PastTeam(List<Worker> workers, List<SimulatedTask> tasks) {

    private static final Duration LONGEST = Duration.ofDays(30);

    public PastTeam {
        workers = List.copyOf(workers);
        tasks = List.copyOf(tasks);
    }

    public static PastTeam of(EventHistory past) {
        List<Worker> workers = List.copyOf(past.seen(Worker.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(Worker::id, worker -> worker, (older, newer) -> newer, LinkedHashMap::new))
                .values());
        return new PastTeam(
                workers, tasks(past, workers.stream().map(Worker::id).collect(Collectors.toSet())));
    }

    private static List<SimulatedTask> tasks(EventHistory past, Set<String> workers) {
        Map<String, Task> known = past.seen(Task.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(Task::id, task -> task, (older, newer) -> newer));
        List<String> given = past.seen(Claim.class)
                .map(seen -> seen.fact().task())
                .distinct()
                .filter(known::containsKey)
                .toList();
        List<Dependency> dependencies =
                past.seen(Dependency.class).map(DatedFact::fact).distinct().toList();
        List<SimulatedTask> tasks = new ArrayList<>();
        for (String id : given) {
            Task task = known.get(id);
            List<String> requirements = dependencies.stream()
                    .filter(one -> one.task().equals(id))
                    .map(Dependency::requirement)
                    .distinct()
                    .toList();
            String assignee = workers.contains(task.assignee()) ? task.assignee() : "";
            tasks.add(new SimulatedTask(id, task.kind(), task.priority(), assignee, task.skill(), 1, requirements));
        }
        return SimulatedTask.alone(tasks);
    }

    /** The first ones of its tasks. */
    public PastTeam first(int most) {
        return new PastTeam(
                workers, SimulatedTask.alone(tasks.stream().limit(most).toList()));
    }

    /** What is left when these tasks are done. */
    public PastTeam without(Set<String> done) {
        return new PastTeam(
                workers,
                SimulatedTask.alone(
                        tasks.stream().filter(task -> !done.contains(task.id())).toList()));
    }

    public SimulationScenario scenario(long seed, SimulationParameters parameters) {
        return new SimulationScenario(
                seed,
                workers,
                tasks,
                ScenarioGenerator.disturbances(seed, workers, parameters, LONGEST),
                parameters,
                LONGEST,
                Set.of());
    }
}
