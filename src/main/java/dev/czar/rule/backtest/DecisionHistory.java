package dev.czar.rule.backtest;

import dev.czar.decision.Decision;
import dev.czar.rule.CycleResult.Decisions;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.DryRun;
import dev.czar.rule.DryRun.Proposal;
import dev.czar.rule.backtest.DecisionDifference.DifferenceKind;
import dev.czar.rule.backtest.DecisionDifference.Occurrence;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What one rule book decided in the course of many cycles: each action once, when it first stood. */
final class DecisionHistory {

    /** More are not remembered: a shadow may follow for weeks. */
    private static final int MOST = 20_000;

    private final Map<String, Occurrence> decided = new TreeMap<>();
    private final Map<String, Occurrence> refused = new TreeMap<>();
    private final SortedMap<String, QuarantinedRule> quarantined = new TreeMap<>();

    void add(long cycle, Decisions ruling) {
        remember(decided, cycle, ruling, ruling.decisions());
        remember(refused, cycle, ruling, ruling.vetoed());
        ruling.quarantined().forEach(rule -> quarantined.putIfAbsent(rule.rule(), rule));
    }

    /** The same of what was decided elsewhere. */
    void add(long cycle, DryRun run) {
        remember(decided, cycle, run.now(), run.decisions());
        remember(refused, cycle, run.now(), run.vetoed());
        run.quarantined().forEach(rule -> quarantined.putIfAbsent(rule.rule(), rule));
    }

    private static void remember(Map<String, Occurrence> moments, long cycle, Instant at, List<Proposal> proposals) {
        for (Proposal proposal : proposals) {
            if (moments.size() < MOST) {
                moments.putIfAbsent(proposal.key(), new Occurrence(cycle, at, proposal));
            }
        }
    }

    private static void remember(
            Map<String, Occurrence> moments, long cycle, Decisions ruling, List<Decision> decisions) {
        for (Decision decision : decisions) {
            if (moments.size() < MOST) {
                moments.computeIfAbsent(
                        decision.key(), key -> new Occurrence(cycle, ruling.now(), Proposal.of(decision)));
            }
        }
    }

    Collection<String> keys() {
        return decided.keySet();
    }

    Optional<Occurrence> decided(String key) {
        return Optional.ofNullable(decided.get(key));
    }

    Optional<Occurrence> refused(String key) {
        return Optional.ofNullable(refused.get(key));
    }

    List<QuarantinedRule> quarantined() {
        return List.copyOf(quarantined.values());
    }

    /** Compares two courses, action by action. */
    static final class HistoryComparison {

        private HistoryComparison() {}

        static List<DecisionDifference> between(DecisionHistory then, DecisionHistory other) {
            return Stream.concat(then.keys().stream(), other.keys().stream())
                    .distinct()
                    .flatMap(key -> of(key, then, other).stream())
                    .sorted(Comparator.comparing(DecisionDifference::at).thenComparing(DecisionDifference::key))
                    .toList();
        }

        static int equal(DecisionHistory then, DecisionHistory other) {
            return (int) then.keys().stream()
                    .filter(key -> other.decided(key).isPresent())
                    .filter(key -> of(key, then, other).isEmpty())
                    .count();
        }

        private static Optional<DecisionDifference> of(String key, DecisionHistory then, DecisionHistory other) {
            Optional<Occurrence> before = then.decided(key);
            Optional<Occurrence> after = other.decided(key);
            if (before.isEmpty() || after.isEmpty()) {
                List<String> vetoedBy = after.isPresent()
                        ? List.of()
                        : other.refused(key)
                                .map(moment -> moment.proposal().vetoedBy())
                                .orElse(List.of());
                DifferenceKind change = before.isEmpty() ? DifferenceKind.ADDED : DifferenceKind.REMOVED;
                return Optional.of(new DecisionDifference(change, key, before, after, Duration.ZERO, vetoedBy));
            }
            Duration shift = Duration.between(before.get().at(), after.get().at());
            return change(before.get().proposal(), after.get().proposal(), shift)
                    .map(change -> new DecisionDifference(change, key, before, after, shift, List.of()));
        }

        private static Optional<DifferenceKind> change(Proposal before, Proposal after, Duration shift) {
            if (!before.action().equals(after.action()) || !before.rule().equals(after.rule())) {
                return Optional.of(DifferenceKind.CHANGED);
            }
            if (shift.isZero()) {
                return Optional.empty();
            }
            return Optional.of(shift.isNegative() ? DifferenceKind.EARLIER : DifferenceKind.LATER);
        }
    }
}
