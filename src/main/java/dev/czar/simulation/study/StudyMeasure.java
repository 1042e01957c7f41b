package dev.czar.simulation.study;

import dev.czar.simulation.SimulationResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One number of a simulated project; empty where there was nothing to measure. */
public enum StudyMeasure {
    DURATION("time to the end", "h", run -> run.finished().map(StudyMeasure::hours)),
    THROUGHPUT(
            "tasks landed a day",
            "",
            run -> Optional.of(run.landed().size() / Math.max(1e-9, hours(run.lasted()) / 24))),
    UNUSED("worker time without work", "h", run -> Optional.of(hours(run.idle()))),
    BESIDE_READY("time a worker has no task beside ready ones, a day", "min", run -> {
        double workerDays = run.scenario().workers().size() * hours(run.lasted()) / 24;
        return Optional.of(60 * hours(run.besideReady()) / Math.max(1e-9, workerDays));
    }),
    INTERVENTIONS("times a human had to act", "", run -> count(run, "interventions")),
    NUDGES("nudges", "", run -> count(run, "nudges")),
    RESTARTS("restarts", "", run -> count(run, "restarts")),
    RETURNED("work sent back", "", run -> count(run, "returned")),
    COMMITS("commits", "", run -> count(run, "commits")),
    ACCURACY("tasks that arrived as they were meant", "%", run -> percent(run.count("delivered"), run.count("sent"))),
    DUPLICATED(
            "commits on tasks of others",
            "%",
            run -> percent(run.count("commits on others' tasks"), run.count("commits"))),
    SOUND(
            "landed tasks whose work is sound",
            "%",
            run -> percent(run.landed().size() - run.faulty(), run.landed().size())),
    AT_ONCE(
            "landed tasks that were never sent back",
            "%",
            run -> percent(run.atOnce(), run.landed().size())),
    SOUND_A_DAY(
            "landed tasks a day whose work is sound",
            "",
            run -> Optional.of((run.landed().size() - run.faulty()) / Math.max(1e-9, hours(run.lasted()) / 24))),
    STUCK_FOUND("from a worker's stop or question to the first step about it", "min", run -> median(run, "stuck")),
    END_FOUND("from a worker's end to its restart", "min", run -> median(run, "ended"));

    private static final Set<StudyMeasure> BETTER_HIGH = EnumSet.of(THROUGHPUT, ACCURACY, SOUND, SOUND_A_DAY, AT_ONCE);

    private final String words;
    private final String unit;
    private final Function<SimulationResult, Optional<Double>> measured;

    StudyMeasure(String words, String unit, Function<SimulationResult, Optional<Double>> measured) {
        this.words = words;
        this.unit = unit;
        this.measured = measured;
    }

    Optional<Double> of(SimulationResult run) {
        return measured.apply(run);
    }

    public String words() {
        return words;
    }

    /** "" for a count. */
    public String unit() {
        return unit;
    }

    /** Whether less of it is better. */
    public boolean isBetterLow() {
        return !BETTER_HIGH.contains(this);
    }

    private static double hours(Duration time) {
        return time.toSeconds() / 3600.0;
    }

    private static Optional<Double> count(SimulationResult run, String what) {
        return Optional.of((double) run.count(what));
    }

    private static Optional<Double> percent(int part, int whole) {
        return whole == 0 ? Optional.empty() : Optional.of(100.0 * part / whole);
    }

    private static Optional<Double> median(SimulationResult run, String what) {
        List<Duration> sorted = run.times().getOrDefault(what, List.of()).stream()
                .sorted(Comparator.naturalOrder())
                .toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(60 * hours(sorted.get((sorted.size() - 1) / 2)));
    }
}
