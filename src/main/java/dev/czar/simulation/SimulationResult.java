package dev.czar.simulation;

import dev.czar.simulation.world.SimulationScenario;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a simulated project went: how long until it was finished, empty when it was not; the tasks on the mainline; time that workers
 * worked and that they waited; cycles; how often things happened; the first thing that must not happen and did.
 */
public record SimulationResult(
        SimulationScenario scenario,
        Optional<Duration> finished,
        Duration lasted,
        SortedMap<String, String> landed,
        Duration worked,
        Duration idle,
        long cycles,
        Map<String, Integer> counts,
        Optional<String> violation) {

    public SimulationResult {
        counts = Map.copyOf(counts);
    }

    public int count(String what) {
        return counts.getOrDefault(what, 0);
    }
}
