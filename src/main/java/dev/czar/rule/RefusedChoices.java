package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.fact.ActionKind;
import dev.czar.fact.Fact;
import dev.czar.fact.Memory.RefusedClaim;
import dev.czar.fact.Memory.RefusedLanding;
import dev.czar.fact.OmnibusReadiness.LandingDue;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.fact.TaskReadiness.Ready;
import dev.czar.fact.WorkerCondition.Idle;
import dev.czar.rule.EvaluationResult.Failed;
import dev.czar.rule.EvaluationResult.Settled;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chooses again where rules refuse what was chosen: what they refuse is stated as facts, and the rules conclude the next best. Pairs of
 * a free task and a free worker are put to the vetoes all at once, so that few rounds are enough for any number of refusals. All
 * rounds together have the budget of one evaluation.
 */
final class RefusedChoices {

    /** Vetoes that count the claims of a cycle can only be tried; what is left after so many rounds waits for the next cycle. */
    private static final int ROUNDS = 6;

    private static final int MOST_PAIRS = 4_000;

    private static final Set<ActionKind> CHOICES = Set.of(ActionKind.CLAIM_TASK, ActionKind.BUILD_OMNIBUS);

    private static final List<String> HEEDED =
            List.of(RefusedClaim.class.getSimpleName(), RefusedLanding.class.getSimpleName());

    private final Snapshot snapshot;
    private final RuleBook book;
    private final Consumer<SortedMap<String, String>> culprits;
    private final SortedMap<String, Fact> refused = new TreeMap<>();
    private double used;

    private RefusedChoices(Snapshot snapshot, RuleBook book, Consumer<SortedMap<String, String>> culprits) {
        this.snapshot = snapshot;
        this.book = book;
        this.culprits = culprits;
    }

    /**
     * The conclusions with what is chosen instead; the {@code first} ones when nothing is refused, or nothing else is left, or
     * choosing again fails by {@code culprits}, which are named with why.
     */
    static CycleConclusions settled(
            Snapshot snapshot, RuleBook book, CycleConclusions first, Consumer<SortedMap<String, String>> culprits) {
        boolean heeded = vetoed(first, Action.class).findAny().isPresent()
                && book.rules().stream()
                        .anyMatch(rule -> rule.matches().stream().anyMatch(HEEDED::contains));
        return heeded ? new RefusedChoices(snapshot, book, culprits).settled(first) : first;
    }

    private CycleConclusions settled(CycleConclusions first) {
        CycleConclusions best = first;
        CycleConclusions last = first;
        for (int round = 0; round < ROUNDS && used < 1 && refuse(last); round++) {
            if (round == 0) {
                refusePairs(first);
            }
            Optional<CycleConclusions> next = again();
            if (next.isEmpty()) {
                break;
            }
            last = next.get();
            best = chosen(last) > chosen(best) ? last : best;
        }
        return best == first ? first : best.after(first);
    }

    /** How many choices stand. */
    private static long chosen(CycleConclusions conclusions) {
        return conclusions.decisions().stream()
                .filter(decision -> decision.vetoes().isEmpty())
                .filter(decision -> CHOICES.contains(decision.action().kind()))
                .count();
    }

    private Optional<CycleConclusions> again() {
        List<KnownFact> stated =
                refused.values().stream().map(RefusedChoices::known).toList();
        return evaluated(
                new Snapshot(
                        snapshot.now(),
                        Stream.concat(snapshot.facts().stream(), stated.stream())
                                .toList()),
                List.of());
    }

    private static KnownFact known(Fact choice) {
        return new KnownFact(choice, "cycle", Duration.ZERO);
    }

    private Optional<CycleConclusions> evaluated(Snapshot facts, List<? extends Action> proposed) {
        EvaluationResult result = new RuleEvaluation(facts).of(book, proposed);
        if (result instanceof Failed failed) {
            culprits.accept(failed.culprits());
            return Optional.empty();
        }
        Settled settled = (Settled) result;
        used += settled.used();
        return Optional.of(settled.conclusions());
    }

    /** Remembers what is refused, and only when that is nothing new what is refused beside other claims; whether there is more. */
    private boolean refuse(CycleConclusions conclusions) {
        int before = refused.size();
        if (conclusions.standing(LandingDue.class).findAny().isPresent()) {
            vetoed(conclusions, LandOmnibus.class)
                    .forEach(landing -> add(new RefusedLanding(
                            ((LandOmnibus) landing.action()).commit(),
                            landing.vetoes().get(0).rule())));
        }
        for (VetoReach reach : List.of(VetoReach.PAIR, VetoReach.COMPETING)) {
            if (refused.size() == before) {
                vetoed(conclusions, ClaimTask.class)
                        .forEach(claim -> refuse((ClaimTask) claim.action(), claim.vetoes(), reach));
            }
        }
        return refused.size() > before;
    }

    private static Stream<Decision> vetoed(CycleConclusions conclusions, Class<? extends Action> type) {
        return conclusions.decisions().stream()
                .filter(decision ->
                        type.isInstance(decision.action()) && !decision.vetoes().isEmpty());
    }

    /** A claim that is refused because every claim is leaves no other. */
    private void refuse(ClaimTask claim, List<Justification> vetoes, VetoReach wanted) {
        if (vetoes.stream().noneMatch(veto -> reach(veto) == VetoReach.EVERY)) {
            vetoes.stream()
                    .filter(veto -> reach(veto) == wanted)
                    .findFirst()
                    .ifPresent(veto -> add(new RefusedClaim(claim.task(), claim.worker(), veto.rule())));
        }
    }

    private VetoReach reach(Justification veto) {
        return book.vetoReach(veto.rule());
    }

    private void add(Fact choice) {
        refused.putIfAbsent(choice.key(), choice);
    }

    /** Puts the pairs that are left to the vetoes; those that count other claims are no judges of them. */
    private void refusePairs(CycleConclusions first) {
        List<ClaimTask> pairs = RuleEvaluation.numbered(snapshot, () -> openPairs(first));
        if (pairs.isEmpty() || refused.values().stream().noneMatch(RefusedClaim.class::isInstance)) {
            return;
        }
        evaluated(snapshot, pairs)
                .ifPresent(judged -> pairs.forEach(pair -> refuse(pair, judged.refusals(pair), VetoReach.PAIR)));
    }

    private static List<ClaimTask> openPairs(CycleConclusions first) {
        Map<Boolean, List<ClaimTask>> claims = first.decisions().stream()
                .filter(decision -> decision.action() instanceof ClaimTask)
                .collect(Collectors.partitioningBy(
                        decision -> decision.vetoes().isEmpty(),
                        Collectors.mapping(decision -> (ClaimTask) decision.action(), Collectors.toList())));
        Set<String> taken = new HashSet<>();
        claims.get(true).forEach(claim -> taken.addAll(List.of(claim.task() + "/task", claim.worker() + "/worker")));
        List<String> workers = first.standing(Idle.class)
                .map(Idle::worker)
                .filter(worker -> !taken.contains(worker + "/worker"))
                .toList();
        return first.standing(Ready.class)
                .filter(ready -> !taken.contains(ready.task() + "/task"))
                .flatMap(ready -> workers.stream()
                        .filter(worker ->
                                ready.assignee().isEmpty() || ready.assignee().equals(worker))
                        .map(worker -> new ClaimTask(worker, ready.task())))
                .filter(pair -> !claims.get(false).contains(pair))
                .limit(MOST_PAIRS)
                .toList();
    }
}
