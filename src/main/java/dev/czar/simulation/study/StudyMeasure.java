package dev.czar.simulation.study;

import dev.czar.simulation.SimulationResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One number of a simulated project; empty where there was nothing to measure. */
public enum StudyMeasure {
    DURATION("time to the end", "h") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return run.finished().map(StudyMeasure::hours);
        }
    },
    THROUGHPUT("tasks landed a day", "") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return Optional.of(run.landed().size() / Math.max(1e-9, hours(run.lasted()) / 24));
        }
    },
    UNUSED("worker time without work", "h") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return Optional.of(hours(run.idle()));
        }
    },
    BESIDE_READY("time a worker has no task beside ready ones, a day", "min") {
        @Override
        Optional<Double> of(SimulationResult run) {
            double workerDays = run.scenario().workers().size() * hours(run.lasted()) / 24;
            return Optional.of(60 * hours(run.besideReady()) / Math.max(1e-9, workerDays));
        }
    },
    INTERVENTIONS("times a human had to act", "") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return Optional.of((double) run.count("interventions"));
        }
    },
    NUDGES("nudges", "") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return Optional.of((double) run.count("nudges"));
        }
    },
    RESTARTS("restarts", "") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return Optional.of((double) run.count("restarts"));
        }
    },
    RETURNED("work sent back", "") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return Optional.of((double) run.count("returned"));
        }
    },
    COMMITS("commits", "") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return Optional.of((double) run.count("commits"));
        }
    },
    ACCURACY("tasks that arrived as they were meant", "%") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return percent(run.count("delivered"), run.count("sent"));
        }
    },
    DUPLICATED("commits on tasks of others", "%") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return percent(run.count("commits on others' tasks"), run.count("commits"));
        }
    },
    SOUND("landed tasks whose work is sound", "%") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return percent(run.landed().size() - run.faulty(), run.landed().size());
        }
    },
    STUCK_FOUND("from a worker's stop or question to the first step about it", "min") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return median(run, "stuck");
        }
    },
    END_FOUND("from a worker's end to its restart", "min") {
        @Override
        Optional<Double> of(SimulationResult run) {
            return median(run, "ended");
        }
    };

    private final String words;
    private final String unit;

    StudyMeasure(String words, String unit) {
        this.words = words;
        this.unit = unit;
    }

    abstract Optional<Double> of(SimulationResult run);

    public String words() {
        return words;
    }

    /** "" for a count. */
    public String unit() {
        return unit;
    }

    private static double hours(Duration time) {
        return time.toSeconds() / 3600.0;
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
