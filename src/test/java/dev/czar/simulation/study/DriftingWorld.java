package dev.czar.simulation.study;

import dev.czar.fact.Worker;
import dev.czar.simulation.ScenarioGenerator;
import dev.czar.simulation.world.RandomDraws;
import dev.czar.simulation.world.SimulatedTask;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.SimulationScenario;
import dev.czar.simulation.world.WorkerBehaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Projects one after the other in a world that changes: how well each agent does each kind of task, and how often things go wrong with its
 * workers, is drawn anew from time to time.
 */
record DriftingWorld(long seed) {

    static final List<String> AGENTS = List.of("amber", "blue");
    static final List<String> SKILLS = List.of("docs", "sql");
    static final int WORKERS = 4;
    static final int TASKS = 12;
    private static final double DRAWN_ANEW = 0.15;
    private static final int LEAST_PERCENT = 35;
    private static final int MOST_PERCENT = 95;
    private static final int MOST_COMMITS = 2;
    private static final Duration LONGEST = Duration.ofDays(20);

    /** What is assumed, for people. */
    static final String WORDS =
            """
            Projects one after the other, a week apart, of %d workers (two of each of two agents) with %d tasks of the same priority, of two kinds. Assumed: how much of an agent's work of
            a kind is right at once (passes its checks and its review) is anything from %d to %d percent, and is drawn anew before every project with a chance of %.0f percent, each of the
            four by itself; so is how often things go wrong with an agent's workers (half as often as usual to twice). Whoever chose the better agent for each task, knowing all, could
            gain about ten points of a rate of 65. *With* learning the projects write and read what agents made of tasks as the product does (`agent-records.json`), under the shipped rules; *without* nothing is
            carried over, and the margin is one that nobody reaches (`benchmarks/ablations/without-learning`). The first table is of the chances of those who got the tasks, the luck of each draw left out; the
            second of what then happened: tasks never sent back are the success rate of `orchestrator-history.json`. Each difference is taken sequence by sequence, with the same seeds; its interval is Student's."""
                    .formatted(WORKERS, TASKS, LEAST_PERCENT, MOST_PERCENT, 100 * DRAWN_ANEW);

    /** One of the projects, which begins with what is known of those before it. */
    SimulationScenario project(int number, SimulationParameters known) {
        long own = seed * 1_000 + number;
        List<Worker> workers = new ArrayList<>();
        for (int worker = 0; worker < WORKERS; worker++) {
            workers.add(new Worker("worker" + (worker + 1), AGENTS.get(worker % AGENTS.size()), List.of()));
        }
        SimulationParameters parameters = known.with(behaviours(number)).withConflicts(0);
        return new SimulationScenario(
                own,
                workers,
                tasks(own),
                ScenarioGenerator.disturbances(own, workers, parameters, LONGEST),
                parameters,
                LONGEST,
                Set.of());
    }

    /** The usual tasks, each of one of the kinds, and all as pressing. */
    private static List<SimulatedTask> tasks(long seed) {
        return ScenarioGenerator.scenario(seed, WORKERS, TASKS, Duration.ZERO).tasks().stream()
                .map(task -> new SimulatedTask(
                        task.id(),
                        task.kind(),
                        1,
                        "",
                        SKILLS.get(RandomDraws.of(seed, "skill", task.id()).between(0, SKILLS.size() - 1)),
                        task.size(),
                        task.requirements()))
                .toList();
    }

    private Map<String, WorkerBehaviour> behaviours(int number) {
        Map<String, WorkerBehaviour> all = new LinkedHashMap<>();
        for (String agent : AGENTS) {
            double misfortunes = latest(number, 50, 200, "misfortunes", agent);
            all.put(agent, behaviour(1, misfortunes));
            for (String skill : SKILLS) {
                all.put(agent + "/" + skill, behaviour(Math.sqrt(rightAtOnce(number, agent, skill)), misfortunes));
            }
        }
        return all;
    }

    /** Which share of an agent's work of a kind is right at once, in one of the projects. */
    double rightAtOnce(int number, String agent, String skill) {
        return latest(number, LEAST_PERCENT, MOST_PERCENT, agent, skill);
    }

    /** The usual one, which passes its checks, and its review, so often. */
    private static WorkerBehaviour behaviour(double each, double misfortunes) {
        WorkerBehaviour usual = WorkerBehaviour.USUAL;
        return new WorkerBehaviour(
                usual.commitAfter(),
                usual.spread(),
                MOST_COMMITS,
                each,
                each,
                usual.repaired(),
                usual.acknowledged(),
                usual.movedByNudge(),
                misfortunes);
    }

    /** A share in percent as it was drawn last. */
    private double latest(int number, int least, int most, Object... what) {
        int drawn = number;
        while (drawn > 0 && !RandomDraws.of(seed, drawn, "anew", List.of(what)).chance(DRAWN_ANEW)) {
            drawn--;
        }
        return RandomDraws.of(seed, drawn, "value", List.of(what)).between(least, most) / 100.0;
    }
}
