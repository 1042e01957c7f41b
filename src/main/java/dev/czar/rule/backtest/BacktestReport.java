package dev.czar.rule.backtest;

import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.backtest.DecisionDifference.DifferenceKind;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a backtest came to: its scope, how many decisions are as they were, those that differ by time, and how many by rule
 * and by worker (or shared resource).
 */
public record BacktestReport(
        Scope scope,
        int unchanged,
        List<DecisionDifference> differences,
        List<DifferenceCount> byRule,
        List<DifferenceCount> byWorker) {

    /**
     * The cycles run and when the first and last were ({@code null} when there was none), the revisions in force then and
     * those tried instead, and the rules that had to be left out of the latter.
     */
    public record Scope(
            int cycles,
            Instant from,
            Instant to,
            Set<String> revisions,
            Set<String> candidates,
            List<QuarantinedRule> quarantined) {}

    /** How many decisions of a rule or a worker differ, by kind of change. */
    public record DifferenceCount(String name, long added, long removed, long changed, long moved) {

        /** Of whatever kind. */
        public long all() {
            return added + removed + changed + moved;
        }

        private DifferenceCount and(DifferenceCount other) {
            return new DifferenceCount(
                    name, added + other.added, removed + other.removed, changed + other.changed, moved + other.moved);
        }

        private static DifferenceCount of(String name, List<DecisionDifference> members) {
            return new DifferenceCount(
                    name,
                    count(members, DifferenceKind.ADDED),
                    count(members, DifferenceKind.REMOVED),
                    count(members, DifferenceKind.CHANGED),
                    count(members, DifferenceKind.EARLIER) + count(members, DifferenceKind.LATER));
        }

        private static long count(List<DecisionDifference> members, DifferenceKind change) {
            return members.stream().filter(member -> member.change() == change).count();
        }
    }

    static BacktestReport of(Scope scope, List<DecisionDifference> differences, int unchanged) {
        return new BacktestReport(
                scope,
                unchanged,
                differences,
                grouped(differences, difference -> difference.proposal().rule()),
                grouped(
                        differences,
                        difference -> difference.proposal().action().lane()));
    }

    /** All that differ, also those that a shortened report has no more. */
    public DifferenceCount total() {
        return byRule.stream().reduce(new DifferenceCount("", 0, 0, 0, 0), DifferenceCount::and);
    }

    /** The same with no more than the first so many differences themselves. */
    public BacktestReport shortened(int most) {
        return differences.size() <= most
                ? this
                : new BacktestReport(scope, unchanged, List.copyOf(differences.subList(0, most)), byRule, byWorker);
    }

    private static List<DifferenceCount> grouped(
            List<DecisionDifference> differences, Function<DecisionDifference, String> name) {
        return differences.stream()
                .collect(Collectors.groupingBy(name, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(group -> DifferenceCount.of(group.getKey(), group.getValue()))
                .toList();
    }
}
