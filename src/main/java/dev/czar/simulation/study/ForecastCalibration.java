package dev.czar.simulation.study;

import dev.czar.fact.Fact;
import dev.czar.fact.Memory.ReturnedWork;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.Order;
import dev.czar.fact.Project;
import dev.czar.fact.Project.ProjectState;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.rule.RuleBook;
import dev.czar.simulation.study.ParameterEstimate.EstimatedParameters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Forecasts made again at moments of a project's past, from nothing but what was known then, each beside what then happened: at its beginning,
 * and when a third and two thirds of its tasks were in the omnibus.
 */
public final class ForecastCalibration {

    /** When a forecast is made. */
    public enum ForecastMoment {
        BEGINNING(0),
        A_THIRD_IN(1),
        TWO_THIRDS_IN(2);

        private static final int PARTS = 3;
        private final int parts;

        ForecastMoment(int parts) {
            this.parts = parts;
        }

        private int done(int tasks) {
            return tasks * parts / PARTS;
        }
    }

    /**
     * One forecast of one measure and what then happened; {@code own} is how many of the numbers it goes by are the project's own.
     */
    public record ForecastCase(
            String project,
            ForecastMoment made,
            int tasks,
            int own,
            String measure,
            String unit,
            ExpectedRange expected,
            double happened) {

        /** Whether it lies where eight of ten should. */
        public boolean isInside() {
            return expected.runs() > 0 && happened >= expected.low() && happened <= expected.high();
        }
    }

    private static final List<StudyMeasure> MEASURES =
            List.of(StudyMeasure.DURATION, StudyMeasure.COMMITS, StudyMeasure.RETURNED, StudyMeasure.INTERVENTIONS);
    private static final double HOUR = 3600.0;

    private final String project;
    private final EventHistory past;
    private final PastTeam team;
    private final List<DatedFact<Integrated>> integrated;

    private ForecastCalibration(String project, EventHistory past) {
        this.project = project;
        this.past = past;
        this.team = PastTeam.of(past);
        this.integrated = List.copyOf(past.seen(Integrated.class)
                .collect(Collectors.toMap(
                        seen -> seen.fact().task(), seen -> seen, (first, again) -> first, LinkedHashMap::new))
                .values());
    }

    public static ForecastCalibration of(String project, EventHistory past) {
        return new ForecastCalibration(project, past);
    }

    /** Why nothing can be compared; "" when something can. */
    public String problem() {
        if (team.workers().isEmpty() || team.tasks().isEmpty()) {
            return "no worker was given a task";
        }
        return left(Instant.MAX).tasks().isEmpty() ? "" : "it is not over: tasks were given that are not in";
    }

    /** Each forecast that can be made, of {@code runs} simulations under this book. */
    public List<ForecastCase> cases(RuleBook book, int runs) {
        List<ForecastCase> cases = new ArrayList<>();
        for (ForecastMoment made : ForecastMoment.values()) {
            int done = made.done(integrated.size());
            if (made == ForecastMoment.BEGINNING || done > 0) {
                cases.addAll(cases(made, moment(done), book, runs));
            }
        }
        return cases;
    }

    private List<ForecastCase> cases(ForecastMoment made, Instant moment, RuleBook book, int runs) {
        PastTeam left = left(moment);
        EstimatedParameters known = made == ForecastMoment.BEGINNING
                ? EstimatedParameters.assumed()
                : ParameterEstimate.of(past.until(moment));
        int own =
                (int) known.values().stream().filter(value -> !value.assumed()).count();
        SimulationStudy study = SimulationStudy.of(
                LongStream.rangeClosed(1, runs), seed -> left.scenario(seed, known.parameters()), book, () -> {});
        return MEASURES.stream()
                .map(measure -> new ForecastCase(
                        project,
                        made,
                        left.tasks().size(),
                        own,
                        measure.words(),
                        measure.unit(),
                        study.range(measure),
                        happened(measure, moment)))
                .toList();
    }

    /** When the first task was given, or the so many-th was in. */
    private Instant moment(int done) {
        return done == 0
                ? past.seen(Claim.class).map(DatedFact::at).findFirst().orElseThrow()
                : integrated.get(done - 1).at().plusMillis(1);
    }

    private PastTeam left(Instant moment) {
        Set<String> done = integrated.stream()
                .filter(one -> one.at().isBefore(moment))
                .map(one -> one.fact().task())
                .collect(Collectors.toSet());
        return team.without(done);
    }

    private double happened(StudyMeasure measure, Instant moment) {
        return switch (measure) {
            case DURATION -> Duration.between(moment, end()).toMillis() / 1000.0 / HOUR;
            case COMMITS ->
                heads(past.from(moment)).stream()
                        .filter(head -> !heads(past.until(moment)).contains(head))
                        .count();
            case RETURNED -> counted(past.from(moment), ReturnedWork.class);
            case INTERVENTIONS -> counted(past.from(moment), Order.class);
            default -> throw new IllegalStateException("not compared: " + measure);
        };
    }

    private static Set<String> heads(EventHistory past) {
        return past.seen(Workspace.class)
                .filter(seen -> seen.fact().ahead() > 0)
                .map(seen -> seen.fact().head())
                .collect(Collectors.toSet());
    }

    private static double counted(EventHistory past, Class<? extends Fact> type) {
        return past.seen(type).map(seen -> seen.fact().key()).distinct().count();
    }

    /** Its being finished, or else the last task in the omnibus. */
    private Instant end() {
        Instant last = integrated.get(integrated.size() - 1).at();
        return past.seen(Project.class)
                .filter(seen -> seen.fact().state() == ProjectState.FINISHED
                        && !seen.at().isBefore(last))
                .map(DatedFact::at)
                .findFirst()
                .orElse(last);
    }
}
