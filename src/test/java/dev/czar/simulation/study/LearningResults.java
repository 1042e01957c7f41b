package dev.czar.simulation.study;

import dev.czar.fact.WorkerState.AgentRecord;
import dev.czar.io.FolderDeleter;
import dev.czar.project.files.AgentRecordFolder;
import dev.czar.rule.RuleBook;
import dev.czar.simulation.SimulationResult;
import dev.czar.simulation.SimulationRun;
import dev.czar.simulation.proposal.PairedGain;
import dev.czar.simulation.world.SimulationParameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Sequences of projects in drifting worlds, with learning and without: what each project made of its tasks is written and read by the next as the
 * product does it, and weighed by the same rules.
 */
final class LearningResults {

    private static final Instant FIRST = Instant.parse("2026-01-05T08:00:00Z");
    private static final Duration APART = Duration.ofDays(7);
    private static final int LENGTH = 6;
    private static final List<StudyMeasure> BESIDE = List.of(
            StudyMeasure.AT_ONCE,
            StudyMeasure.RETURNED,
            StudyMeasure.DURATION,
            StudyMeasure.BESIDE_READY,
            StudyMeasure.UNUSED,
            StudyMeasure.INTERVENTIONS);

    private final RuleBook with;
    private final RuleBook without;
    private final List<DriftingWorld> worlds = new ArrayList<>();
    private final List<List<SimulationResult>> learning = new ArrayList<>();
    private final List<List<SimulationResult>> forgetting = new ArrayList<>();

    LearningResults(RuleBook with, RuleBook without) {
        this.with = with;
        this.without = without;
    }

    void add(DriftingWorld world) throws IOException {
        worlds.add(world);
        learning.add(sequence(world, with, true));
        forgetting.add(sequence(world, without, false));
    }

    private List<SimulationResult> sequence(DriftingWorld world, RuleBook book, boolean carriedOver)
            throws IOException {
        Path kept = Files.createTempDirectory("czar-learning");
        try {
            return sequence(world, book, carriedOver, kept);
        } finally {
            FolderDeleter.delete(kept);
        }
    }

    private static List<SimulationResult> sequence(DriftingWorld world, RuleBook book, boolean carriedOver, Path kept)
            throws IOException {
        List<SimulationResult> results = new ArrayList<>();
        Instant begins = FIRST;
        for (int number = 0; number < LENGTH; number++) {
            AgentRecordFolder folder = new AgentRecordFolder(kept, "project" + number);
            List<AgentRecord> earlier = carriedOver ? folder.ofOthers(begins) : List.of();
            SimulationResult result =
                    SimulationRun.of(world.project(number, SimulationParameters.USUAL.after(earlier)), book);
            folder.write(result.records(), begins.plus(result.lasted()));
            results.add(result);
            begins = begins.plus(APART);
        }
        return results;
    }

    /** Of projects from one number to before another, the mean of each sequence without learning and what learning adds. */
    private PairedGain gain(ProjectValue value, int from, int to) {
        List<Double> base = new ArrayList<>();
        List<Double> gains = new ArrayList<>();
        for (int sequence = 0; sequence < worlds.size(); sequence++) {
            OptionalDouble is = mean(sequence, learning, value, from, to);
            OptionalDouble was = mean(sequence, forgetting, value, from, to);
            if (is.isPresent() && was.isPresent()) {
                base.add(was.getAsDouble());
                gains.add(is.getAsDouble() - was.getAsDouble());
            }
        }
        return PairedGain.of(base, gains);
    }

    private OptionalDouble mean(
            int sequence, List<List<SimulationResult>> results, ProjectValue value, int from, int to) {
        return IntStream.range(from, to)
                .boxed()
                .flatMap(number -> value
                        .of(worlds.get(sequence), number, results.get(sequence).get(number))
                        .stream())
                .mapToDouble(Double::doubleValue)
                .average();
    }

    private PairedGain gain(StudyMeasure measure, int from, int to) {
        return gain((world, number, result) -> measure.of(result), from, to);
    }

    /** How many of a hundred tasks are right at once by the chances of those who got them: the luck of the draw left out. */
    private static Optional<Double> chance(DriftingWorld world, int number, SimulationResult result) {
        double tasks = result.records().stream().mapToInt(AgentRecord::finished).sum();
        double right = result.records().stream()
                .mapToDouble(record -> record.finished() * world.rightAtOnce(number, record.agent(), record.skill()))
                .sum();
        return tasks == 0 ? Optional.empty() : Optional.of(100 * right / tasks);
    }

    /** One number of one project of a sequence. */
    private interface ProjectValue {
        Optional<Double> of(DriftingWorld world, int number, SimulationResult result);
    }

    /** Which projects broke an invariant or did not end, of both kinds. */
    List<String> problems() {
        return Stream.of(learning, forgetting)
                .flatMap(List::stream)
                .flatMap(List::stream)
                .flatMap(result -> result.violation().stream())
                .toList();
    }

    /** For people: project by project, and of all but the first, which can have learned only from itself. */
    String text() {
        StringBuilder text = new StringBuilder();
        line(text, "%n## Learning on against off: %d sequences of %d projects", learning.size(), LENGTH);
        line(text, "%n%s", DriftingWorld.WORDS);
        line(
                text,
                "%n| chance that a task is right at once, %%, in project | without learning | with | difference (95 %%) |");
        line(text, "| --- | --- | --- | --- |");
        for (int number = 0; number < LENGTH; number++) {
            text.append(row(String.valueOf(number + 1), gain(LearningResults::chance, number, number + 1)));
        }
        text.append(row("2 to " + LENGTH, gain(LearningResults::chance, 1, LENGTH)));
        line(text, "%n| of projects 2 to %d | without learning | with | difference (95 %%) |", LENGTH);
        line(text, "| --- | --- | --- | --- |");
        for (StudyMeasure measure : BESIDE) {
            String unit = measure.unit().isEmpty() ? "" : ", " + measure.unit();
            text.append(row(measure.words() + unit, gain(measure, 1, LENGTH)));
        }
        if (!problems().isEmpty()) {
            line(text, "%nWhat must not happen and did: %s.", String.join("; ", problems()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values)).append('\n');
    }

    private static String row(String title, PairedGain gain) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %+.1f (%+.1f to %+.1f) |%n",
                title,
                gain.before(),
                gain.before() + gain.gain(),
                gain.gain(),
                gain.low(),
                gain.high());
    }
}
