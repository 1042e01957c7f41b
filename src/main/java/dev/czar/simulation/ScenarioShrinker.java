package dev.czar.simulation;

import dev.czar.simulation.world.SimulationScenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Makes a scenario that goes wrong smaller for as long as the same kind of thing goes wrong in it. */
public final class ScenarioShrinker {

    private static final int MOST_TRIES = 100;

    private final Function<SimulationScenario, SimulationResult> runs;
    private final String kind;
    private final Set<SimulationScenario> harmless = new HashSet<>();
    private SimulationScenario smallest;
    private int tries;

    private ScenarioShrinker(SimulationScenario failing, Function<SimulationScenario, SimulationResult> runs) {
        this.runs = runs;
        SimulationResult first = runs.apply(failing);
        this.kind = first.violation()
                .map(ScenarioShrinker::kind)
                .orElseThrow(() -> new IllegalArgumentException("nothing goes wrong in this scenario"));
        this.smallest = until(first.lasted(), failing);
    }

    /** {@code runs} simulates a scenario. */
    public static SimulationScenario shrunk(
            SimulationScenario failing, Function<SimulationScenario, SimulationResult> runs) {
        return new ScenarioShrinker(failing, runs).shrunk();
    }

    /** What would have gone wrong later had no part in it. */
    private static SimulationScenario until(Duration end, SimulationScenario scenario) {
        return scenario.withDisturbances(scenario.disturbances().stream()
                .filter(disturbance -> disturbance.at().compareTo(end) <= 0)
                .toList());
    }

    private SimulationScenario shrunk() {
        int before;
        do {
            before = smallest.steps();
            shrink(smallest.disturbances(), smallest::withDisturbances);
            shrink(smallest.tasks(), smallest::withTasks);
            shrink(smallest.workers(), smallest::withWorkers);
        } while (smallest.steps() < before && tries < MOST_TRIES);
        return smallest;
    }

    /** Leaves out ever smaller parts, the later ones first. */
    private <T> void shrink(List<T> all, Function<List<T>, SimulationScenario> with) {
        List<T> left = new ArrayList<>(all);
        for (int part = Math.max(1, left.size()); part >= 1; part /= 2) {
            for (int from = left.size() - part; from > -part && tries < MOST_TRIES; from -= part) {
                List<T> fewer = new ArrayList<>(left.subList(0, Math.max(0, from)));
                fewer.addAll(left.subList(Math.min(left.size(), from + part), left.size()));
                if (fewer.size() < left.size() && goesWrong(with.apply(fewer))) {
                    left = fewer;
                }
            }
        }
    }

    private boolean goesWrong(SimulationScenario scenario) {
        if (harmless.contains(scenario)) {
            return false;
        }
        tries++;
        SimulationResult result = runs.apply(scenario);
        boolean same = result.violation()
                .map(ScenarioShrinker::kind)
                .filter(kind::equals)
                .isPresent();
        if (same) {
            smallest = scenario;
        } else {
            harmless.add(scenario);
        }
        return same;
    }

    /** A violation without what it is about. */
    private static String kind(String violation) {
        return violation.split(": ", 2)[0].replaceAll("[0-9]+", "#");
    }
}
