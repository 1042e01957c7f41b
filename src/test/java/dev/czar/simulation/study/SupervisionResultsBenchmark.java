package dev.czar.simulation.study;

import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.ShippedRuleBook;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.simulation.ScenarioGenerator;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.SimulationParameters.SupervisionHabits;
import dev.czar.simulation.world.SimulationScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Writes docs/results.md: the same seeded projects supervised by Czar, by a loop of scripts, and by Czar without one of its parts. */
public final class SupervisionResultsBenchmark {

    private static final Duration LONGEST = Duration.ofDays(20);
    private static final int TASKS_PER_WORKER = 3;
    /** Those before them were looked at while the rules were written. */
    private static final long LEARNING_SEEDS = 100;

    private static final double CONFLICTS_PER_WORKER = 0.5;
    private static final List<StudyMeasure> MEASURES = List.of(
            StudyMeasure.ACCURACY,
            StudyMeasure.DUPLICATED,
            StudyMeasure.SOUND,
            StudyMeasure.INTERVENTIONS,
            StudyMeasure.STUCK_FOUND,
            StudyMeasure.END_FOUND,
            StudyMeasure.BESIDE_READY,
            StudyMeasure.UNUSED,
            StudyMeasure.DURATION,
            StudyMeasure.THROUGHPUT,
            StudyMeasure.SOUND_A_DAY);

    private final StringBuilder text = new StringBuilder();

    private SupervisionResultsBenchmark() {}

    /** How many projects of 6, 24 and 96 workers, for each ablation, and how many sequences with learning and without; 0 for none. */
    public static void main(String... projects) throws IOException {
        SupervisionResultsBenchmark results = new SupervisionResultsBenchmark();
        results.compare(6, Integer.parseInt(projects[0]));
        results.compare(24, Integer.parseInt(projects[1]));
        results.compare(96, Integer.parseInt(projects[2]));
        results.ablations(Integer.parseInt(projects[3]));
        results.learning(Integer.parseInt(projects[4]));
        System.out.print(results.text);
    }

    private static RuleBook book(String directory) {
        try {
            return new RuleBookLoader(
                            SupervisionResultsBenchmark.class.getClassLoader(), Path.of("target", "rulebooks"))
                    .book(RuleFiles.shipped().overlaidBy(Path.of(directory)));
        } catch (InvalidRules invalid) {
            throw new IllegalStateException("the rules of " + directory + " do not compile", invalid);
        }
    }

    private static SimulationStudy study(int workers, int projects, SupervisionHabits habits, RuleBook book) {
        SimulationParameters parameters =
                SimulationParameters.USUAL.with(habits).withConflicts(CONFLICTS_PER_WORKER / workers);
        long begun = System.nanoTime();
        SimulationStudy study = SimulationStudy.of(
                LongStream.rangeClosed(1, projects), seed -> scenario(seed, workers, parameters), book, () -> {});
        System.err.printf(
                Locale.ROOT,
                "%d workers, %d projects, %s: %.0f s %s%n",
                workers,
                projects,
                habits.scripted() ? "scripts" : "Czar",
                (System.nanoTime() - begun) / 1e9,
                study.problems());
        return study;
    }

    private static SimulationScenario scenario(long seed, int workers, SimulationParameters parameters) {
        SimulationScenario calm = ScenarioGenerator.scenario(seed, workers, TASKS_PER_WORKER * workers, Duration.ZERO);
        return new SimulationScenario(
                seed,
                calm.workers(),
                calm.tasks(),
                ScenarioGenerator.disturbances(seed, calm.workers(), parameters, LONGEST),
                parameters,
                LONGEST,
                Set.of());
    }

    private void compare(int workers, int projects) {
        if (projects == 0) {
            return;
        }
        RuleBook scripts = book("benchmarks/v1-rules");
        SimulationStudy czar = study(workers, projects, SupervisionHabits.CZAR, ShippedRuleBook.get());
        SimulationStudy other = study(workers, projects, SupervisionHabits.SCRIPTED, scripts);
        line("\n## %d workers, %d tasks: %d projects", workers, TASKS_PER_WORKER * workers, projects);
        line("\n| | loop of scripts | Czar | difference, project by project |\n| --- | --- | --- | --- |");
        for (StudyMeasure measure : MEASURES) {
            line(
                    "| %s | %s | %s | %s |",
                    title(measure),
                    range(other.range(measure)),
                    range(czar.range(measure)),
                    range(czar.gain(other, measure)));
        }
        line(
                "| projects that came to their end | %d of %d | %d of %d | |",
                other.finished(), projects, czar.finished(), projects);
        if (czar.finished() < projects || other.finished() < projects) {
            line(
                    "\n**Not all ended: what is said of those is of the part until they were stopped, and no comparison.**");
        } else {
            line(
                    "\nTimes a human had to act, in all projects together: Czar %s of the loop of scripts.",
                    share(czar, other));
            line("What for, with Czar: %s.", acts(czar));
        }
        problems(czar);
    }

    private void problems(SimulationStudy czar) {
        if (!czar.problems().isEmpty()) {
            line("\nWhat must not happen and did, with Czar: %s.", String.join("; ", czar.problems()));
        }
    }

    private static String share(SimulationStudy czar, SimulationStudy other) {
        return String.format(
                Locale.ROOT,
                "%.0f %%",
                100 * sum(czar.values(StudyMeasure.INTERVENTIONS)) / sum(other.values(StudyMeasure.INTERVENTIONS)));
    }

    private static String acts(SimulationStudy study) {
        return study.humanActs().isEmpty()
                ? "nothing"
                : study.humanActs().entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                        .map(act -> act.getValue() + " times he " + act.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static double sum(List<Double> values) {
        return values.stream().mapToDouble(value -> value).sum();
    }

    private void ablations(int projects) {
        if (projects == 0) {
            return;
        }
        List<String> names = List.of("without-forecast", "without-ladder", "without-verification");
        List<SimulationStudy> studies = new ArrayList<>();
        studies.add(study(6, projects, SupervisionHabits.WATCHED, ShippedRuleBook.get()));
        names.forEach(name ->
                studies.add(study(6, projects, SupervisionHabits.WATCHED, book("benchmarks/ablations/" + name))));
        line("\n## Czar without one of its parts: 6 workers, %d projects", projects);
        line("\nHere a human looks in every two hours as well, for without the ladder a project might not end.");
        line(
                "Workers act on six of ten requests to move out of the way of a conflict (assumed); that costs them a commit.");
        line(
                "\n| | Czar | %s |",
                names.stream().map(name -> name.replace('-', ' ')).collect(Collectors.joining(" | ")));
        line("| --- | --- | --- | --- | --- |");
        for (StudyMeasure measure : MEASURES) {
            line(
                    "| %s | %s |",
                    title(measure),
                    studies.stream().map(study -> range(study.range(measure))).collect(Collectors.joining(" | ")));
        }
    }

    private void learning(int sequences) throws IOException {
        if (sequences == 0) {
            return;
        }
        LearningResults results =
                new LearningResults(ShippedRuleBook.get(), book("benchmarks/ablations/without-learning"));
        for (long seed = 1; seed <= sequences; seed++) {
            results.add(new DriftingWorld(LEARNING_SEEDS + seed));
            System.err.println("sequence " + seed + " of " + sequences);
        }
        text.append(results.text());
    }

    private static String title(StudyMeasure measure) {
        return measure.unit().isEmpty() ? measure.words() : measure.words() + ", " + measure.unit();
    }

    private static String range(ExpectedRange range) {
        return range.runs() == 0
                ? "unknown"
                : String.format(Locale.ROOT, "%.1f (%.1f to %.1f)", range.median(), range.low(), range.high());
    }

    private void line(String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
