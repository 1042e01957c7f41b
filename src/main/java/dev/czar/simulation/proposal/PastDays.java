package dev.czar.simulation.proposal;

import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.Worker;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.simulation.ScenarioGenerator;
import dev.czar.simulation.study.ParameterEstimate;
import dev.czar.simulation.study.ParameterEstimate.EstimatedParameters;
import dev.czar.simulation.world.SimulatedTask;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.SimulationScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project's past as it can be simulated again: its workers and the tasks they had, with the numbers of its first two thirds, on
 * which a change is searched, and of the last third, on which it is proven.
 */
public record PastDays(
        List<Worker> workers, List<SimulatedTask> tasks, EstimatedParameters searched, EstimatedParameters heldOut) {

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST_TASKS = 40;
    private static final double SEARCHED = 2 / 3.0;

    public PastDays {
        workers = List.copyOf(workers);
        tasks = List.copyOf(tasks);
    }

    /** Empty when too little happened for any number of either part to be its own. */
    public static Optional<PastDays> of(EventHistory past) {
        List<Instant> claims = past.seen(Claim.class).map(DatedFact::at).toList();
        List<Instant> all = past.seen(Workspace.class).map(DatedFact::at).toList();
        if (claims.isEmpty() || all.isEmpty()) {
            return Optional.empty();
        }
        Instant begun = claims.get(0);
        Duration lasted = Duration.between(begun, all.get(all.size() - 1));
        Instant split = begun.plusSeconds(Math.round(lasted.toSeconds() * SEARCHED));
        PastDays days = new PastDays(
                workers(past),
                tasks(past),
                ParameterEstimate.of(past.until(split)),
                ParameterEstimate.of(past.from(split)));
        return days.isKnown() ? Optional.of(days) : Optional.empty();
    }

    private boolean isKnown() {
        return !workers.isEmpty()
                && !tasks.isEmpty()
                && Stream.of(searched, heldOut)
                        .allMatch(part -> part.values().stream().anyMatch(value -> !value.assumed()));
    }

    SimulationScenario scenario(long seed, SimulationParameters parameters) {
        return new SimulationScenario(
                seed,
                workers,
                tasks,
                ScenarioGenerator.disturbances(seed, workers, parameters, LONGEST),
                parameters,
                LONGEST,
                Set.of());
    }

    private static List<Worker> workers(EventHistory past) {
        return List.copyOf(past.seen(Worker.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(Worker::id, worker -> worker, (older, newer) -> newer, LinkedHashMap::new))
                .values());
    }

    /** Those that a worker had, in the order in which they were first given. */
    private static List<SimulatedTask> tasks(EventHistory past) {
        Map<String, Task> known = past.seen(Task.class)
                .map(DatedFact::fact)
                .collect(Collectors.toMap(Task::id, task -> task, (older, newer) -> newer));
        List<String> given = past.seen(Claim.class)
                .map(seen -> seen.fact().task())
                .distinct()
                .filter(known::containsKey)
                .limit(MOST_TASKS)
                .toList();
        Set<String> workers = workers(past).stream().map(Worker::id).collect(Collectors.toSet());
        List<Dependency> dependencies =
                past.seen(Dependency.class).map(DatedFact::fact).distinct().toList();
        List<SimulatedTask> tasks = new ArrayList<>();
        for (String id : given) {
            Task task = known.get(id);
            List<String> requirements = dependencies.stream()
                    .filter(one -> one.task().equals(id) && given.contains(one.requirement()))
                    .map(Dependency::requirement)
                    .distinct()
                    .toList();
            String assignee = workers.contains(task.assignee()) ? task.assignee() : "";
            tasks.add(new SimulatedTask(id, task.kind(), task.priority(), assignee, task.skill(), 1, requirements));
        }
        return tasks;
    }
}
