package dev.czar.cli.simulation;

import dev.czar.cli.simulation.SimulateCommand.StudyPair;
import dev.czar.simulation.study.ExpectedRange;
import dev.czar.simulation.study.ParameterEstimate.EstimatedParameters;
import dev.czar.simulation.study.ParameterEstimate.EstimatedValue;
import dev.czar.simulation.study.SimulationStudy;
import dev.czar.simulation.study.StudyMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is expected of a project: each measure as it is and, if something was changed, as it would be, with the difference run by
 * run; {@code ends} are the hours to the end of each run; {@code estimates} say where the numbers of the simulation come from.
 */
record SimulationReport(
        int tasks,
        int workers,
        List<String> leftOut,
        int runs,
        int finished,
        List<String> problems,
        List<ExpectedMeasure> measures,
        List<Double> ends,
        List<EstimatedValue> estimates) {

    /** One measure, with the value of each run; what if and difference only if something was changed. */
    record ExpectedMeasure(
            String name,
            String unit,
            ExpectedRange expected,
            Optional<ExpectedRange> whatIf,
            Optional<ExpectedRange> difference,
            List<Double> values,
            List<Double> whatIfValues) {}

    private static final List<StudyMeasure> SHOWN = List.of(
            StudyMeasure.DURATION,
            StudyMeasure.THROUGHPUT,
            StudyMeasure.UNUSED,
            StudyMeasure.BESIDE_READY,
            StudyMeasure.INTERVENTIONS,
            StudyMeasure.NUDGES,
            StudyMeasure.RESTARTS,
            StudyMeasure.RETURNED);
    private static final double DOLLAR = 1e6;

    static SimulationReport of(SimulatedProject project, EstimatedParameters estimate, StudyPair studies) {
        SimulationStudy expected = studies.expected();
        List<ExpectedMeasure> measures = new ArrayList<>();
        SHOWN.forEach(measure -> measures.add(measure(measure, studies)));
        if (estimate.usage().tokens() > 0) {
            measures.add(used("tokens", estimate.usage().tokens(), studies));
        }
        if (estimate.usage().cost() > 0) {
            measures.add(used("cost", estimate.usage().cost() / DOLLAR, studies));
        }
        List<String> problems = new ArrayList<>(expected.problems());
        studies.other().ifPresent(other -> problems.addAll(other.problems()));
        return new SimulationReport(
                project.tasks().size(),
                project.workers().size(),
                project.leftOut(),
                expected.runs(),
                expected.finished(),
                problems.stream().distinct().toList(),
                measures,
                expected.values(StudyMeasure.DURATION),
                estimate.values());
    }

    private static ExpectedMeasure measure(StudyMeasure measure, StudyPair studies) {
        return new ExpectedMeasure(
                measure.words(),
                measure.unit(),
                studies.expected().range(measure),
                studies.other().map(other -> other.range(measure)),
                studies.other().map(other -> other.gain(studies.expected(), measure)),
                studies.expected().values(measure),
                studies.other().map(other -> other.values(measure)).orElse(List.of()));
    }

    /** What is used goes with the commits that are made. */
    private static ExpectedMeasure used(String what, double perCommit, StudyPair studies) {
        ExpectedMeasure commits = measure(StudyMeasure.COMMITS, studies);
        return new ExpectedMeasure(
                what,
                what.equals("cost") ? "$" : "",
                commits.expected().times(perCommit),
                commits.whatIf().map(range -> range.times(perCommit)),
                commits.difference().map(range -> range.times(perCommit)),
                times(commits.values(), perCommit),
                times(commits.whatIfValues(), perCommit));
    }

    private static List<Double> times(List<Double> values, double factor) {
        return values.stream().map(value -> value * factor).toList();
    }
}
