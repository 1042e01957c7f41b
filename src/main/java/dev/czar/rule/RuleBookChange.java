package dev.czar.rule;

import dev.czar.decision.AssignmentAction.ClaimTask;
import dev.czar.decision.OmnibusAction.LandOmnibus;
import dev.czar.fact.InfrastructureState.RuleLeftOut;
import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle.DecidedCycle;
import dev.czar.rule.CycleConclusions.RuleConclusion;
import dev.czar.rule.CycleResult.Decisions;
import dev.czar.rule.EvaluationResult.Settled;
import dev.czar.rule.RuleFiles.RuleSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A rule book in the place of another, and what both decide about the same facts. Of the other book only the rules that
 * differ run, and those that see a difference, on what the rest concluded before; the whole book runs where that would be most
 * of it, and where a rule is left out or the budget comes into sight. Safe for many cycles at once.
 */
public final class RuleBookChange {

    /** The part of the budget of all joins below which none can have come to the end of its own. */
    private static final double SAFE_PART = 0.25;

    private final RuleBook before;
    private final RuleBook after;
    private final BiFunction<Snapshot, RuleBook, Decisions> whole;

    /** What has seen a difference in some cycle is run in those after it as well. */
    private final AtomicReference<ChangedPart> part;

    /** Rules, and those of them that the other book has, ready to run. */
    private record ChangedPart(AffectedRules rules, RuleSlice slice) {

        private static ChangedPart of(AffectedRules rules, RuleBook book) {
            Set<String> there = new HashSet<>(rules.names());
            there.retainAll(book.names());
            return new ChangedPart(rules, RuleSlice.only(book, there));
        }
    }

    private RuleBookChange(
            RuleBook before, RuleBook after, ChangedPart part, BiFunction<Snapshot, RuleBook, Decisions> whole) {
        this.before = before;
        this.after = after;
        this.part = new AtomicReference<>(part);
        this.whole = whole;
    }

    private static ChangedPart part(RuleBook before, RuleBook after, Set<String> differing) {
        List<Rule> rules =
                Stream.of(before, after).flatMap(book -> book.rules().stream()).toList();
        return ChangedPart.of(AffectedRules.of(rules, differing), after);
    }

    /** From the book of some files to that of others. */
    public static RuleBookChange between(RuleFiles files, RuleBook before, RuleFiles others, RuleBook after) {
        Map<String, String> then = texts(files);
        Map<String, String> now = texts(others);
        Set<String> differing = Stream.concat(then.keySet().stream(), now.keySet().stream())
                .filter(rule -> !Objects.equals(then.get(rule), now.get(rule)))
                .collect(Collectors.toUnmodifiableSet());
        return new RuleBookChange(before, after, part(before, after, differing), Cycle::decisions);
    }

    /** The same, where a rule of the other book that must be left out ends it by {@link Cycle.CycleGivenUp}. */
    public RuleBookChange leavingNoneOut() {
        return new RuleBookChange(before, after, part.get(), Cycle::decisionsOfAllRules);
    }

    private static Map<String, String> texts(RuleFiles files) {
        return RuleSource.of(files.effective()).stream().collect(Collectors.toMap(RuleSource::name, RuleSource::text));
    }

    /** What each of the books decides about a snapshot. */
    public record DecisionPair(Decisions before, Decisions after) {}

    public DecisionPair decisions(Snapshot snapshot) {
        DecidedCycle then = Cycle.decided(snapshot, before);
        return new DecisionPair(
                then.decisions(),
                before.revision().equals(after.revision())
                        ? then.decisions()
                        : replaced(snapshot, then).orElseGet(() -> whole.apply(snapshot, after)));
    }

    private Optional<Decisions> replaced(Snapshot snapshot, DecidedCycle then) {
        if (!then.decisions().quarantined().isEmpty()
                || snapshot.all(RuleLeftOut.class).findAny().isPresent()) {
            return Optional.empty();
        }
        CycleConclusions first = then.first().conclusions();
        ChangedPart tried = part.get();
        while (tried.rules().few()
                && tried.slice().evaluated(snapshot, first.without(tried.rules().names())) instanceof Settled other
                && then.first().used() + other.used() < SAFE_PART) {
            Set<RuleConclusion> old = first.of(tried.rules().names());
            Set<RuleConclusion> now = other.conclusions().of(tried.rules().names());
            ChangedPart wider = seen(tried, difference(old, now));
            if (wider == tried) {
                return Optional.of(
                        old.isEmpty() && now.isEmpty() && isSettled(first)
                                ? then.decisions().underRevision(after.revision())
                                : Cycle.decisions(
                                        snapshot,
                                        after,
                                        first.replaced(tried.rules().names(), other.conclusions())));
            }
            tried = wider;
        }
        return Optional.empty();
    }

    /** With the rules that match what differs, kept for the cycles to come; the same when there are none. */
    private ChangedPart seen(ChangedPart tried, Set<String> differing) {
        AffectedRules wider = tried.rules().seeing(differing);
        if (wider == tried.rules()) {
            return tried;
        }
        ChangedPart made = wider.few() ? ChangedPart.of(wider, after) : new ChangedPart(wider, tried.slice());
        part.accumulateAndGet(
                made,
                (known, other) ->
                        known.rules().names().size() < other.rules().names().size() ? other : known);
        return made;
    }

    private static Set<String> difference(Set<RuleConclusion> old, Set<RuleConclusion> now) {
        return Stream.concat(
                        old.stream().filter(one -> !now.contains(one)),
                        now.stream().filter(one -> !old.contains(one)))
                .flatMap(one -> RuleSlice.names(one.concluded().getClass()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where nothing is refused for which there may be another choice. */
    private static boolean isSettled(CycleConclusions first) {
        return first.decisions().stream()
                .filter(decision -> !decision.vetoes().isEmpty())
                .noneMatch(
                        decision -> decision.action() instanceof ClaimTask || decision.action() instanceof LandOmnibus);
    }
}
