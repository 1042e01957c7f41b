package dev.czar.simulation;

import dev.czar.fact.Task.TaskKind;
import dev.czar.fact.Worker;
import dev.czar.simulation.world.RandomDraws;
import dev.czar.simulation.world.ScenarioDisturbance;
import dev.czar.simulation.world.ScenarioDisturbance.DisturbanceKind;
import dev.czar.simulation.world.SimulatedTask;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.SimulationScenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Scenarios from a seed: the tasks with what they require, and what goes wrong when. */
public final class ScenarioGenerator {

    /** How often something goes wrong, per worker or in all, and for how long, in the mean. */
    private record Misfortune(double perDay, Duration lasting) {}

    /** What goes wrong with whom; {@code worker} "" for all. */
    private record DisturbedSubject(DisturbanceKind kind, String worker) {}

    private static final Duration DAY = Duration.ofDays(1);
    private static final Map<DisturbanceKind, Misfortune> OF_WORKER = new EnumMap<>(Map.ofEntries(
            Map.entry(DisturbanceKind.STALL, new Misfortune(0.8, Duration.ZERO)),
            Map.entry(DisturbanceKind.HANG, new Misfortune(0.3, Duration.ZERO)),
            Map.entry(DisturbanceKind.CRASH, new Misfortune(0.5, Duration.ZERO)),
            Map.entry(DisturbanceKind.LEAVE, new Misfortune(0.2, Duration.ZERO)),
            Map.entry(DisturbanceKind.LIMIT, new Misfortune(0.5, Duration.ofHours(1))),
            Map.entry(DisturbanceKind.LIMIT_WITHOUT_TIME, new Misfortune(0.1, Duration.ofMinutes(40))),
            Map.entry(DisturbanceKind.DIALOG, new Misfortune(0.5, Duration.ZERO)),
            Map.entry(DisturbanceKind.QUESTION, new Misfortune(0.4, Duration.ZERO)),
            Map.entry(DisturbanceKind.BACKGROUND_JOB, new Misfortune(0.6, Duration.ofMinutes(40))),
            Map.entry(DisturbanceKind.WRONG_REPORT, new Misfortune(0.5, Duration.ZERO)),
            Map.entry(DisturbanceKind.UNTIDY, new Misfortune(0.2, Duration.ZERO))));
    private static final Map<DisturbanceKind, Misfortune> OF_ALL = new EnumMap<>(Map.of(
            DisturbanceKind.FORGE_ANSWER_LOST, new Misfortune(1, Duration.ZERO),
            DisturbanceKind.CHECKS_BROKEN, new Misfortune(0.5, Duration.ZERO),
            DisturbanceKind.MAINLINE_MOVES, new Misfortune(1, Duration.ZERO),
            DisturbanceKind.TERMINAL_LOST, new Misfortune(0.1, Duration.ZERO),
            DisturbanceKind.MACHINE_SLEEPS, new Misfortune(0.3, Duration.ofHours(3)),
            DisturbanceKind.CZAR_KILLED, new Misfortune(2, Duration.ZERO)));
    private static final Duration LONGEST = Duration.ofDays(6);

    /** What a ledger tells of when it happens. */
    private static final Set<DisturbanceKind> NOTICED = EnumSet.of(
            DisturbanceKind.STALL,
            DisturbanceKind.HANG,
            DisturbanceKind.CRASH,
            DisturbanceKind.LEAVE,
            DisturbanceKind.LIMIT,
            DisturbanceKind.LIMIT_WITHOUT_TIME,
            DisturbanceKind.QUESTION);

    /** How rarely what concerns all happens to a project, against the lab. */
    private static final double OUTSIDE_THE_LAB = 0.25;

    private ScenarioGenerator() {}

    /** How often a worker stops, ends, meets a limit or asks in a day of its work, usually. */
    public static double noticedPerDay() {
        return NOTICED.stream()
                .mapToDouble(kind -> OF_WORKER.get(kind).perDay())
                .sum();
    }

    /** What goes wrong in a project by its own numbers. */
    public static List<ScenarioDisturbance> disturbances(
            long seed, List<Worker> workers, SimulationParameters parameters, Duration troubled) {
        List<ScenarioDisturbance> all = new ArrayList<>();
        workers.forEach(worker ->
                all.addAll(of(seed, worker, parameters.behaviour(worker.agent()).misfortunes(), troubled)));
        all.addAll(ofAll(seed, OUTSIDE_THE_LAB, troubled));
        return sorted(all);
    }

    /** A project of so many usual workers and tasks, in which things go wrong for {@code troubled}. */
    public static SimulationScenario scenario(long seed, int workers, int tasks, Duration troubled) {
        List<Worker> team = new ArrayList<>();
        for (int number = 1; number <= workers; number++) {
            List<String> skills = number % 3 == 0 ? List.of("code", "test") : List.of("code");
            team.add(new Worker("worker" + number, "usual", skills));
        }
        return new SimulationScenario(
                seed,
                team,
                tasks(seed, tasks, workers >= 3),
                disturbances(seed, team, troubled, 1),
                SimulationParameters.USUAL,
                LONGEST,
                Set.of());
    }

    private static List<SimulatedTask> tasks(long seed, int number, boolean withTests) {
        List<SimulatedTask> tasks = new ArrayList<>();
        for (int task = 1; task <= number; task++) {
            RandomDraws draws = RandomDraws.of(seed, "task", task);
            List<String> requirements = new ArrayList<>();
            for (int other = Math.max(1, task - 4); other < task; other++) {
                if (draws.chance(0.2)) {
                    requirements.add("task" + other);
                }
            }
            boolean tests = withTests && draws.chance(0.15);
            boolean bonus = task == number && number > 3 && draws.chance(0.5);
            tasks.add(new SimulatedTask(
                    "task" + task,
                    bonus ? TaskKind.BONUS : TaskKind.PRIMARY,
                    draws.between(1, 3),
                    "",
                    tests ? "test" : "",
                    1,
                    requirements));
        }
        return tasks;
    }

    /** What goes wrong in a time, so many times as often as usual. */
    public static List<ScenarioDisturbance> disturbances(
            long seed, List<Worker> workers, Duration troubled, double times) {
        List<ScenarioDisturbance> all = new ArrayList<>();
        workers.forEach(worker -> all.addAll(of(seed, worker, times, troubled)));
        all.addAll(ofAll(seed, times, troubled));
        return sorted(all);
    }

    private static List<ScenarioDisturbance> of(long seed, Worker worker, double times, Duration troubled) {
        List<ScenarioDisturbance> all = new ArrayList<>();
        OF_WORKER.forEach((kind, how) ->
                all.addAll(drawn(seed, new DisturbedSubject(kind, worker.id()), scaled(how, times), troubled)));
        return all;
    }

    private static List<ScenarioDisturbance> ofAll(long seed, double times, Duration troubled) {
        List<ScenarioDisturbance> all = new ArrayList<>();
        OF_ALL.forEach(
                (kind, how) -> all.addAll(drawn(seed, new DisturbedSubject(kind, ""), scaled(how, times), troubled)));
        return all;
    }

    private static List<ScenarioDisturbance> sorted(List<ScenarioDisturbance> all) {
        return all.stream()
                .sorted(Comparator.comparing(ScenarioDisturbance::at)
                        .thenComparing(ScenarioDisturbance::kind)
                        .thenComparing(ScenarioDisturbance::worker))
                .toList();
    }

    private static Misfortune scaled(Misfortune misfortune, double times) {
        return new Misfortune(misfortune.perDay() * times, misfortune.lasting());
    }

    private static List<ScenarioDisturbance> drawn(
            long seed, DisturbedSubject subject, Misfortune misfortune, Duration troubled) {
        List<ScenarioDisturbance> drawn = new ArrayList<>();
        RandomDraws draws = RandomDraws.of(seed, "disturbance", subject.kind(), subject.worker());
        if (misfortune.perDay() <= 0) {
            return drawn;
        }
        Duration between = Duration.ofSeconds((long) (DAY.toSeconds() / misfortune.perDay()));
        for (Duration at = draws.about(between); at.compareTo(troubled) < 0; at = at.plus(draws.about(between))) {
            Duration lasting = misfortune.lasting().isZero() ? Duration.ZERO : draws.about(misfortune.lasting());
            drawn.add(new ScenarioDisturbance(at, subject.kind(), subject.worker(), lasting));
        }
        return drawn;
    }
}
