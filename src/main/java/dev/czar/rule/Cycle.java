package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.fact.InfrastructureState.RuleLeftOut;
import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult.Decisions;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.EvaluationResult.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One evaluation: a pure function of a snapshot and a rule book. It always ends; a rule that throws or never comes to
 * rest or goes over its budget is left out and named, and the rest decide; so is one that the snapshot says rests.
 */
public final class Cycle {

    /** Tries to the end, whatever it takes. */
    private static final Duration PATIENT = Duration.ofDays(1);

    private final Snapshot snapshot;
    private final RuleBook book;
    private final List<QuarantinedRule> leftOut;
    private final RuleBook deciding;
    private final boolean atOnce;
    private final FaultIsolation isolation;

    /** What decided and then failed when it was to choose again. */
    private final List<QuarantinedRule> late = new ArrayList<>();

    /** {@code atOnce}: no network is built on the way. */
    private Cycle(Snapshot snapshot, RuleBook book, Duration patience, boolean atOnce) {
        this.atOnce = atOnce;
        this.snapshot = snapshot;
        this.book = book;
        this.leftOut = snapshot.all(RuleLeftOut.class)
                .filter(rest -> rest.revision().equals(book.revision()))
                .map(rest -> new QuarantinedRule(rest.rule(), rest.reason()))
                .filter(rest -> book.names().contains(rest.rule()))
                .toList();
        RuleEvaluation evaluation = new RuleEvaluation(snapshot);
        Set<String> resting = leftOut.stream().map(QuarantinedRule::rule).collect(Collectors.toUnmodifiableSet());
        this.deciding = atOnce ? book.withoutAtOnce(resting) : book.without(resting);
        long begun = EvaluationMeter.processorTime();
        this.isolation = new FaultIsolation(
                deciding.names(),
                (excluded, muted) -> evaluation.of(decidingWithout(excluded).muting(muted)),
                () -> EvaluationMeter.processorTime() - begun > patience.toNanos());
    }

    public static CycleResult run(Snapshot snapshot, RuleBook book) {
        return run(new Cycle(snapshot, book, PATIENT, false));
    }

    /**
     * The same for one who cannot wait: throws {@link CycleGivenUp} when {@code patience}, of processor time, is at its end (a busy machine
     * makes no rule guilty), and has the networks without rules that are left out built beside.
     */
    public static CycleResult run(Snapshot snapshot, RuleBook book, Duration patience) {
        return run(new Cycle(snapshot, book, patience, true));
    }

    private static CycleResult run(Cycle cycle) {
        CycleConclusions conclusions = cycle.chosen(cycle.isolation.settle().conclusions());
        Decisions ruling = cycle.decisions(conclusions);
        CycleResult unhashed = new CycleResult(
                ruling.now(),
                ruling.revision(),
                ruling.decisions(),
                ruling.vetoed(),
                conclusions.derived(),
                conclusions.trace(),
                ruling.quarantined(),
                "");
        return unhashed.hashed();
    }

    /** The same decisions for less work. */
    public static Decisions decisions(Snapshot snapshot, RuleBook book) {
        return decided(snapshot, book).decisions();
    }

    /** The same where it is known what the rules conclude at first. */
    static Decisions decisions(Snapshot snapshot, RuleBook book, CycleConclusions first) {
        Cycle cycle = new Cycle(snapshot, book, PATIENT, false);
        return cycle.decisions(cycle.chosen(first));
    }

    /** The same, which throws {@link CycleGivenUp} where a rule must be left out. */
    static Decisions decisionsOfAllRules(Snapshot snapshot, RuleBook book) {
        Cycle cycle = new Cycle(snapshot, book, Duration.ZERO, false);
        return cycle.decisions(cycle.chosen(cycle.isolation.settle().conclusions()));
    }

    static DecidedCycle decided(Snapshot snapshot, RuleBook book) {
        Cycle cycle = new Cycle(snapshot, book, PATIENT, false);
        Settled first = cycle.isolation.settle();
        return new DecidedCycle(first, cycle.decisions(cycle.chosen(first.conclusions())));
    }

    /** What settled at first, and what is decided in the end. */
    record DecidedCycle(Settled first, Decisions decisions) {}

    private RuleBook decidingWithout(Set<String> names) {
        return atOnce ? deciding.muting(names) : deciding.without(names);
    }

    private CycleConclusions chosen(CycleConclusions first) {
        Set<String> failed =
                isolation.quarantined().stream().map(QuarantinedRule::rule).collect(Collectors.toUnmodifiableSet());
        return RefusedChoices.settled(
                snapshot,
                decidingWithout(failed),
                first,
                culprits -> culprits.forEach((rule, reason) -> late.add(new QuarantinedRule(rule, reason))));
    }

    private Decisions decisions(CycleConclusions conclusions) {
        Map<Boolean, List<Decision>> parts = Stream.concat(
                        conclusions.decisions().stream(), conclusions.earlierRefused().stream())
                .sorted()
                .collect(Collectors.partitioningBy(decision -> decision.vetoes().isEmpty()));
        List<QuarantinedRule> out = Stream.of(leftOut, isolation.quarantined(), late)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(QuarantinedRule::rule))
                .toList();
        return new Decisions(snapshot.now(), book.revision(), parts.get(true), parts.get(false), out);
    }

    /** A cycle that could wait no longer, and the rules it had found to leave out by then. */
    public static final class CycleGivenUp extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        private final transient List<QuarantinedRule> found;

        CycleGivenUp(List<QuarantinedRule> found) {
            super("several rules at once take more than a cycle may: "
                    + found.stream().map(QuarantinedRule::rule).collect(Collectors.joining(", ")));
            this.found = found;
        }

        public List<QuarantinedRule> found() {
            return found;
        }
    }
}
