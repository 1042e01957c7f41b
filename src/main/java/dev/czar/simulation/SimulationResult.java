package dev.czar.simulation;

import dev.czar.fact.WorkerState.AgentRecord;
import dev.czar.simulation.world.SimulationScenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a simulated project went: how long until it was finished, empty when it was not; the tasks on the mainline; time that workers
 * worked, that they waited, and that they had no task beside tasks that could be begun; cycles; how often things happened and how
 * long they took; tasks on the mainline whose work is faulty, and those that were never sent back; what each agent's workers made of their
 * tasks; the first thing that must not happen and did.
 */
public record SimulationResult(
        SimulationScenario scenario,
        Optional<Duration> finished,
        Duration lasted,
        SortedMap<String, String> landed,
        Duration worked,
        Duration idle,
        Duration besideReady,
        long cycles,
        Map<String, Integer> counts,
        Map<String, List<Duration>> times,
        int faulty,
        int atOnce,
        List<AgentRecord> records,
        Optional<String> violation) {

    public SimulationResult {
        counts = Map.copyOf(counts);
        times = Map.copyOf(times);
        records = List.copyOf(records);
    }

    public int count(String what) {
        return counts.getOrDefault(what, 0);
    }
}
