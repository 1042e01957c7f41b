package dev.czar.simulation.study;

import dev.czar.decision.Message.Nudge;
import dev.czar.fact.Fact;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.WorkerState.Resource;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.fact.WorkerState.WorkerQuestion;
import dev.czar.fact.WorkerState.WorkerResource;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.ledger.measure.DecisionEffect;
import dev.czar.ledger.measure.EventHistory;
import dev.czar.ledger.measure.EventHistory.AssignmentPeriod;
import dev.czar.ledger.measure.EventHistory.DatedFact;
import dev.czar.simulation.ScenarioGenerator;
import dev.czar.simulation.study.ParameterEstimate.EstimatedValue;
import dev.czar.simulation.world.WorkerBehaviour;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How the workers of one agent worked in a project's past; each number that comes from too few cases is the usual one. */
final class BehaviourEstimate {

    /** A commit as it was first seen. */
    private record SeenCommit(String worker, String branch, Instant at) {}

    private static final WorkerBehaviour USUAL = WorkerBehaviour.USUAL;
    private static final double LEAST_SPREAD = 0.1;
    private static final double MOST_SPREAD = 1.5;
    private static final double MOST_MISFORTUNES = 4;

    private final EventHistory past;
    private final List<AssignmentPeriod> periods;
    private final Set<String> workers;
    private final Set<String> tasks;
    private final List<SeenCommit> commits;
    private final List<Double> gaps = new ArrayList<>();
    private final List<Boolean> checked = new ArrayList<>();
    private final List<Boolean> reviewed = new ArrayList<>();
    private final List<Boolean> repaired = new ArrayList<>();
    private final List<Boolean> acknowledged;
    private final List<Boolean> moved;

    BehaviourEstimate(EventHistory past, List<AssignmentPeriod> periods, Set<String> workers) {
        this.past = past;
        this.periods = periods.stream()
                .filter(period -> workers.contains(period.worker()))
                .toList();
        this.workers = workers;
        this.tasks = this.periods.stream().map(AssignmentPeriod::task).collect(Collectors.toSet());
        this.commits = seenCommits();
        measureGaps();
        judged(CheckResult.class, CheckResult::task, result -> verdict(result.status()), checked);
        judged(Review.class, Review::task, review -> verdict(review.verdict()), reviewed);
        this.acknowledged = past
                .seen(Delivery.class)
                .map(DatedFact::fact)
                .filter(delivery -> workers.contains(delivery.worker()))
                .collect(Collectors.toMap(
                        delivery -> delivery.key() + delivery.attempt(), Delivery::step, (older, newer) -> newer))
                .values()
                .stream()
                .map(DeliveryStep.ACKNOWLEDGED::equals)
                .toList();
        this.moved = DecisionEffect.of(past, Nudge.class, Nudge::worker).stream()
                .filter(effect -> workers.contains(effect.worker()))
                .map(DecisionEffect::moved)
                .toList();
    }

    int commits() {
        return commits.size();
    }

    WorkerBehaviour behaviour() {
        return new WorkerBehaviour(
                commitAfter(),
                spread(),
                mostCommits(),
                share(checked, USUAL.passesChecks()),
                share(reviewed, USUAL.passesReview()),
                share(repaired, USUAL.repaired()),
                share(acknowledged, USUAL.acknowledged()),
                share(moved, USUAL.movedByNudge()),
                misfortunes());
    }

    List<EstimatedValue> values(String agent) {
        WorkerBehaviour found = behaviour();
        Map<String, String> words = new LinkedHashMap<>();
        List<Integer> samples = List.of(
                gaps.size(),
                branches(),
                checked.size(),
                reviewed.size(),
                repaired.size(),
                acknowledged.size(),
                moved.size(),
                (int) expectedMisfortunes());
        words.put("time to a commit", found.commitAfter().toString());
        words.put("most commits a task", String.valueOf(found.commits()));
        words.put("passes its checks at once", percent(found.passesChecks()));
        words.put("passes its review at once", percent(found.passesReview()));
        words.put("good after it was sent back", percent(found.repaired()));
        words.put("acknowledges a task", percent(found.acknowledged()));
        words.put("moved by a nudge", percent(found.movedByNudge()));
        words.put("misfortunes, times the usual", String.format(Locale.ROOT, "%.1f", found.misfortunes()));
        List<EstimatedValue> values = new ArrayList<>();
        words.forEach((name, value) -> {
            int count = samples.get(values.size());
            values.add(new EstimatedValue(agent, name, value, count, isTooFew(count)));
        });
        return values;
    }

    static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static boolean isTooFew(int samples) {
        return samples < ParameterEstimate.FEWEST_SAMPLES;
    }

    private List<SeenCommit> seenCommits() {
        Set<String> heads = new HashSet<>();
        return past.seen(Workspace.class)
                .filter(seen ->
                        workers.contains(seen.fact().worker()) && seen.fact().ahead() > 0)
                .filter(seen -> heads.add(seen.fact().head()))
                .map(seen -> new SeenCommit(
                        seen.fact().worker(),
                        seen.fact().branch(),
                        seen.at().minus(seen.fact().age())))
                .sorted(Comparator.comparing(SeenCommit::at))
                .toList();
    }

    /** From the claim of the task or the commit before on the same branch. */
    private void measureGaps() {
        Map<String, Instant> last = new LinkedHashMap<>();
        for (SeenCommit commit : commits) {
            Stream.concat(Stream.ofNullable(last.get(commit.branch())), begun(commit))
                    .findFirst()
                    .map(since -> Duration.between(since, commit.at()).toMillis() / 1000.0)
                    .ifPresent(gap -> gaps.add(Math.max(1, gap)));
            last.put(commit.branch(), commit.at());
        }
        gaps.sort(Comparator.naturalOrder());
    }

    private Stream<Instant> begun(SeenCommit commit) {
        return periods.stream()
                .filter(period -> period.worker().equals(commit.worker())
                        && commit.branch().endsWith("/" + period.task()))
                .map(AssignmentPeriod::from);
    }

    private Duration commitAfter() {
        return isTooFew(gaps.size()) ? USUAL.commitAfter() : Duration.ofSeconds(Math.round(gaps.get(gaps.size() / 2)));
    }

    /** The standard deviation of the logarithms. */
    private double spread() {
        if (isTooFew(gaps.size())) {
            return USUAL.spread();
        }
        double mean = gaps.stream().mapToDouble(Math::log).average().orElseThrow();
        double variance = gaps.stream()
                .mapToDouble(gap -> Math.pow(Math.log(gap) - mean, 2))
                .average()
                .orElseThrow();
        return Math.min(MOST_SPREAD, Math.max(LEAST_SPREAD, Math.sqrt(variance)));
    }

    private int branches() {
        return (int) commits.stream().map(SeenCommit::branch).distinct().count();
    }

    /** Numbers of commits are drawn evenly from one to the most: twice the mean less one. */
    private int mostCommits() {
        return isTooFew(branches())
                ? USUAL.commits()
                : (int) Math.max(1, Math.round(2.0 * commits.size() / branches() - 1));
    }

    /** Of each task the first verdict goes to {@code first}, the later ones to what was repaired. */
    private <F extends Fact> void judged(
            Class<F> type, Function<F, String> task, Function<F, Stream<Boolean>> verdict, List<Boolean> first) {
        Set<String> before = new HashSet<>();
        past.seen(type)
                .map(DatedFact::fact)
                .filter(fact -> tasks.contains(task.apply(fact)))
                .forEach(fact -> verdict.apply(fact)
                        .forEach(good -> (before.add(task.apply(fact)) ? first : repaired).add(good)));
    }

    private static Stream<Boolean> verdict(CheckStatus status) {
        return status == CheckStatus.ERROR ? Stream.empty() : Stream.of(status == CheckStatus.PASSED);
    }

    private static Stream<Boolean> verdict(ReviewResult result) {
        return result == ReviewResult.ERROR ? Stream.empty() : Stream.of(result == ReviewResult.APPROVE);
    }

    private static double share(List<Boolean> cases, double usual) {
        return isTooFew(cases.size())
                ? usual
                : (double) cases.stream().filter(good -> good).count() / cases.size();
    }

    /** How many there would have been of the usual ones. */
    private double expectedMisfortunes() {
        double days = periods.stream()
                        .mapToDouble(period -> period.length().toMillis())
                        .sum()
                / Duration.ofDays(1).toMillis();
        return days * ScenarioGenerator.noticedPerDay();
    }

    private double misfortunes() {
        double expected = expectedMisfortunes();
        return isTooFew((int) expected)
                ? USUAL.misfortunes()
                : Math.min(MOST_MISFORTUNES, seenMisfortunes() / expected);
    }

    private double seenMisfortunes() {
        Stream<String> exits = past.seen(WorkerExit.class)
                .map(seen -> seen.fact().worker() + "/" + seen.fact().process());
        Stream<String> shortages = past.seen(WorkerResource.class)
                .filter(seen -> seen.fact().resource() != Resource.AVAILABLE)
                .map(seen -> seen.fact().worker() + "/"
                        + seen.at().minus(seen.fact().age()).getEpochSecond() / 60);
        Stream<String> questions = past.seen(WorkerQuestion.class)
                .map(seen -> seen.fact().worker() + "/" + seen.fact().question());
        Stream<String> silences = past.begun(Nudge.class)
                .map(decision -> (Nudge) decision.decision().action())
                .map(nudge -> nudge.worker() + "/" + nudge.episode());
        return Stream.of(exits, shortages, questions, silences)
                .flatMap(all -> all)
                .distinct()
                .filter(one -> workers.contains(one.substring(0, one.indexOf('/'))))
                .count();
    }
}
