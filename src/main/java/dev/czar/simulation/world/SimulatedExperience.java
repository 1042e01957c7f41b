package dev.czar.simulation.world;

import dev.czar.fact.WorkerState.AgentRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What became of the tasks of each agent and skill: of this project as it goes on, of earlier ones as it was kept. */
final class SimulatedExperience {

    private final SimulatedWorld world;
    private final Instant begun;
    private final Set<String> returned = new HashSet<>();
    private final Map<String, Instant> integrated = new HashMap<>();

    SimulatedExperience(SimulatedWorld world) {
        this.world = world;
        this.begun = world.now();
    }

    void returned(String task) {
        returned.add(task);
    }

    /** What is in the omnibus or no longer; only the first time counts for when a task was finished. */
    void integrated(Collection<String> tasks) {
        integrated.keySet().retainAll(tasks);
        tasks.forEach(task -> integrated.putIfAbsent(task, world.now()));
        world.sensors().woken(SimulatedSensors.SensorName.TRACK_RECORD);
    }

    int atOnce(Collection<String> tasks) {
        return (int) tasks.stream().filter(task -> !returned.contains(task)).count();
    }

    /** What the sensor states. */
    Stream<AgentRecord> facts() {
        Duration passed = Duration.between(begun, world.now());
        return Stream.concat(
                records().stream(), world.parameters().earlier().stream().map(record -> record.aged(passed)));
    }

    List<AgentRecord> records() {
        Map<String, List<String>> tasks = new TreeMap<>();
        for (String task : integrated.keySet()) {
            world.claimant(task)
                    .ifPresent(worker -> tasks.computeIfAbsent(kind(worker, task), first -> new ArrayList<>())
                            .add(task));
        }
        return tasks.entrySet().stream()
                .map(kind -> record(kind.getKey().split("/", 2), kind.getValue()))
                .toList();
    }

    private String kind(String worker, String task) {
        return world.life(worker).worker().identity.agent() + "/"
                + world.task(task).skill();
    }

    private AgentRecord record(String[] kind, List<String> tasks) {
        Instant latest =
                tasks.stream().map(integrated::get).max(Instant::compareTo).orElseThrow();
        return new AgentRecord(
                "", kind[0], kind[1], tasks.size(), atOnce(tasks), Duration.between(latest, world.now()));
    }
}
