package dev.czar.simulation.study;

import dev.czar.rule.RuleBook;
import dev.czar.simulation.SimulationResult;
import dev.czar.simulation.SimulationRun;
import dev.czar.simulation.world.SimulatedHuman;
import dev.czar.simulation.world.SimulationScenario;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** The same kind of project simulated with one seed after the other; two studies over the same seeds can be compared run by run. */
public final class SimulationStudy {

    private final List<Map<StudyMeasure, Double>> runs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, Integer> humanActs = new TreeMap<>();

    private SimulationStudy() {}

    /** {@code done} is called after each run. */
    public static SimulationStudy of(
            LongStream seeds, LongFunction<SimulationScenario> scenario, RuleBook book, Runnable done) {
        SimulationStudy study = new SimulationStudy();
        seeds.forEach(seed -> {
            study.add(SimulationRun.of(scenario.apply(seed), book));
            done.run();
        });
        return study;
    }

    private void add(SimulationResult result) {
        Map<StudyMeasure, Double> values = new EnumMap<>(StudyMeasure.class);
        for (StudyMeasure measure : StudyMeasure.values()) {
            measure.of(result).ifPresent(value -> values.put(measure, value));
        }
        runs.add(values);
        result.counts().forEach((what, times) -> {
            if (what.startsWith(SimulatedHuman.ACT)) {
                humanActs.merge(what.substring(SimulatedHuman.ACT.length()), times, Integer::sum);
            }
        });
        result.violation().ifPresent(problems::add);
    }

    /** The value of each run that has one. */
    public List<Double> values(StudyMeasure measure) {
        return runs.stream().flatMap(run -> value(run, measure).stream()).toList();
    }

    /** The value of one run, counted from 0. */
    public Optional<Double> value(int run, StudyMeasure measure) {
        return value(runs.get(run), measure);
    }

    public ExpectedRange range(StudyMeasure measure) {
        return ExpectedRange.of(values(measure));
    }

    /** By how much each run comes out higher than the same run of another study. */
    public ExpectedRange gain(SimulationStudy other, StudyMeasure measure) {
        List<Double> gains = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            Optional<Double> mine = value(runs.get(run), measure);
            Optional<Double> theirs = value(other.runs.get(run), measure);
            if (mine.isPresent() && theirs.isPresent()) {
                gains.add(mine.get() - theirs.get());
            }
        }
        return ExpectedRange.of(gains);
    }

    public int runs() {
        return runs.size();
    }

    /** How many runs came to their end. */
    public int finished() {
        return values(StudyMeasure.DURATION).size();
    }

    /** What went wrong in runs that did not come to their end. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** What a human had to do in all runs together, and how often. */
    public Map<String, Integer> humanActs() {
        return Collections.unmodifiableMap(humanActs);
    }

    private static Optional<Double> value(Map<StudyMeasure, Double> run, StudyMeasure measure) {
        return Optional.ofNullable(run.get(measure));
    }
}
