package dev.czar.simulation.study;

import dev.czar.decision.Action;
import dev.czar.decision.OmnibusAction.BuildOmnibus;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.decision.ReviewAction.RunChecks;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Conflict;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.TokenUsage;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.EventHistory.AssignmentPeriod;
import dev.czar.simulation.world.SimulationParameters;
import dev.czar.simulation.world.WorkerBehaviour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The numbers a simulation of a project goes by: its own where its ledger holds enough of them, else those assumed. */
public final class ParameterEstimate {

    /** A number, how many cases it comes from, and whether it is assumed because these are too few. */
    public record EstimatedValue(String of, String name, String value, int samples, boolean assumed) {}

    /** How much is used for a commit; tokens and millionths of a dollar, zero where it is not known. */
    public record UsageRate(double tokens, double cost) {

        public static final UsageRate UNKNOWN = new UsageRate(0, 0);
    }

    static final int FEWEST_SAMPLES = 5;
    private static final Map<ActionKind, Class<? extends Action>> TIMED = Map.of(
            ActionKind.RUN_CHECKS, RunChecks.class,
            ActionKind.REVIEW_PULL_REQUEST, ReviewPullRequest.class,
            ActionKind.BUILD_OMNIBUS, BuildOmnibus.class);

    private final List<EstimatedValue> values = new ArrayList<>();
    private final EventHistory past;

    private ParameterEstimate(EventHistory past) {
        this.past = past;
    }

    /** An estimate: the parameters, where each number comes from, and what is used. */
    public record EstimatedParameters(SimulationParameters parameters, List<EstimatedValue> values, UsageRate usage) {

        /** Without any past. */
        public static EstimatedParameters assumed() {
            return new EstimatedParameters(SimulationParameters.USUAL, List.of(), UsageRate.UNKNOWN);
        }

        public EstimatedParameters {
            values = List.copyOf(values);
        }
    }

    public static EstimatedParameters of(EventHistory past) {
        return new ParameterEstimate(past).estimated();
    }

    private EstimatedParameters estimated() {
        Map<String, List<String>> agents = new TreeMap<>(past
                .seen(Worker.class)
                .map(seen -> seen.fact())
                .collect(Collectors.toMap(Worker::id, Worker::agent, (older, newer) -> newer))
                .entrySet()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList()))));
        List<AssignmentPeriod> periods = AssignmentPeriod.of(past);
        Map<String, WorkerBehaviour> behaviours = new LinkedHashMap<>();
        int commits = 0;
        for (Map.Entry<String, List<String>> agent : agents.entrySet()) {
            BehaviourEstimate estimate = new BehaviourEstimate(past, periods, Set.copyOf(agent.getValue()));
            behaviours.put(agent.getKey(), estimate.behaviour());
            values.addAll(estimate.values(agent.getKey()));
            commits += estimate.commits();
        }
        SimulationParameters parameters = new SimulationParameters(
                behaviours, durations(), conflicts(periods), SimulationParameters.USUAL.supervision(), List.of());
        return new EstimatedParameters(parameters, values, usage(commits));
    }

    private Map<ActionKind, Duration> durations() {
        Map<ActionKind, Duration> durations = new EnumMap<>(SimulationParameters.USUAL.durations());
        TIMED.forEach((kind, type) -> {
            List<Duration> took = past.begun(type)
                    .flatMap(decision ->
                            decision.outcome().stream().map(outcome -> Duration.between(decision.at(), outcome.at())))
                    .sorted()
                    .toList();
            if (took.size() >= FEWEST_SAMPLES) {
                Duration median = took.get(took.size() / 2);
                durations.put(kind, median.toSeconds() < 1 ? Duration.ofSeconds(1) : median);
            }
            note("project", kind, durations.get(kind), took.size());
        });
        return durations;
    }

    private void note(String of, ActionKind kind, Duration median, int samples) {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        values.add(new EstimatedValue(of, name, median.toString(), samples, samples < FEWEST_SAMPLES));
    }

    /** Of pairs of tasks that were under way at the same time, the share that conflicted. */
    private double conflicts(List<AssignmentPeriod> periods) {
        int pairs = 0;
        for (AssignmentPeriod one : periods) {
            for (AssignmentPeriod other : periods) {
                boolean together =
                        one.from().isBefore(other.to()) && other.from().isBefore(one.to());
                pairs += together && one.worker().compareTo(other.worker()) < 0 ? 1 : 0;
            }
        }
        long conflicting = past.seen(Conflict.class)
                .map(seen -> seen.fact().signature())
                .distinct()
                .count();
        boolean assumed = pairs < FEWEST_SAMPLES;
        double chance = assumed ? SimulationParameters.USUAL.conflicts() : Math.min(1, (double) conflicting / pairs);
        values.add(
                new EstimatedValue("project", "two tasks conflict", BehaviourEstimate.percent(chance), pairs, assumed));
        return chance;
    }

    private UsageRate usage(int commits) {
        Map<String, TokenUsage> latest = past.seen(TokenUsage.class)
                .map(seen -> seen.fact())
                .collect(Collectors.toMap(TokenUsage::subject, usage -> usage, (older, newer) -> newer));
        if (commits < FEWEST_SAMPLES || latest.isEmpty()) {
            return UsageRate.UNKNOWN;
        }
        double tokens = latest.values().stream().mapToLong(TokenUsage::tokens).sum();
        boolean priced = latest.values().stream().allMatch(TokenUsage::priced);
        double cost = latest.values().stream().mapToLong(TokenUsage::cost).sum();
        return new UsageRate(tokens / commits, priced ? cost / commits : 0);
    }
}
