package dev.czar.simulation;

import dev.czar.rule.RuleBook;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.simulation.world.SimulationScenario;
import dev.czar.simulation.world.WorkerBehaviour;
import java.time.Duration;
import java.util.Locale;

/** Many simulated days, one project after the other; each violation is shown in the shortest script that leads to it. */
public final class SimulatedDaysBenchmark {

    private static final int MOST_WORKERS = 6;
    private static final Duration TROUBLED = Duration.ofDays(2);
    private static final Duration TOLD_EVERY = Duration.ofMinutes(1);

    private final RuleBook book = ShippedRuleBook.get();
    private Duration simulated = Duration.ZERO;
    private long cycles;
    private int projects;
    private int violations;

    /** {@code days} and the first seed. */
    public static void main(String... given) {
        long days = Long.parseLong(given[0]);
        long seed = given.length > 1 ? Long.parseLong(given[1]) : 1;
        new SimulatedDaysBenchmark().run(Duration.ofDays(days), seed);
    }

    private void run(Duration all, long first) {
        long begun = System.nanoTime();
        long told = begun;
        for (long seed = first; simulated.compareTo(all) < 0; seed++) {
            add(seed);
            if (System.nanoTime() - told > TOLD_EVERY.toNanos()) {
                told = System.nanoTime();
                tell(begun);
            }
        }
        tell(begun);
        if (violations > 0) {
            System.exit(1);
        }
    }

    private void add(long seed) {
        SimulationScenario scenario = scenario(seed);
        SimulationResult result = SimulationRun.of(scenario, book);
        projects++;
        cycles += result.cycles();
        simulated = simulated.plus(result.lasted());
        result.violation().ifPresent(violation -> {
            violations++;
            System.out.println("VIOLATION in project " + seed + ": " + violation);
            System.out.println(ScenarioShrinker.shrunk(scenario, one -> SimulationRun.of(one, book))
                    .script());
        });
    }

    /** Large and small, brisk and unhurried, with one to four times the usual misfortunes. */
    private static SimulationScenario scenario(long seed) {
        int workers = 1 + (int) (seed % MOST_WORKERS);
        int tasks = workers * (1 + (int) (seed / MOST_WORKERS % 3)) + 1;
        SimulationScenario calm = ScenarioGenerator.scenario(seed, workers, tasks, Duration.ZERO);
        SimulationScenario troubled =
                calm.withDisturbances(ScenarioGenerator.disturbances(seed, calm.workers(), TROUBLED, 1 + seed / 7 % 4));
        return seed % 5 < 3 ? troubled.with(WorkerBehaviour.UNHURRIED) : troubled;
    }

    private void tell(long begun) {
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%d projects, %.1f days, %d cycles, %d violations, %.0f s, %.0f times real time%n",
                projects,
                simulated.toMinutes() / 1440.0,
                cycles,
                violations,
                seconds,
                simulated.toSeconds() / seconds);
    }
}
