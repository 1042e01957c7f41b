package dev.czar.rule.coverage;

import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.Firing;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.coverage.RuleCoverage.ConditionCounts;
import dev.czar.rule.coverage.RuleCoverage.ConditionPlace;
import dev.czar.rule.match.ConditionMatcher;
import dev.czar.rule.match.RuleCondition.ConditionText;
import dev.czar.rule.match.RuleStructures;
import dev.czar.rule.match.RuleStructures.RuleStructure;
import dev.czar.rule.match.WorkingMemory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sees what each condition of a book's rules makes of a cycle, once the cycle has come to rest. */
public final class CoverageCollector {

    private final RuleStructures structures;

    /** Of conditions that are never reached. */
    private final Map<ConditionPlace, ConditionCounts> unseen = new HashMap<>();

    /** {@code files} are those the book was made from. */
    public CoverageCollector(RuleBook book, RuleFiles files) {
        this.structures = new RuleStructures(book, files);
        for (RuleStructure rule : structures.all()) {
            rule.clauses().stream()
                    .flatMap(ConditionCoverage::conditions)
                    .forEach(condition -> unseen.put(place(rule, condition), ConditionCounts.NEVER));
        }
    }

    /** Every condition of the book is in it, seen or not; {@code result} is what the book made of the snapshot. */
    public RuleCoverage of(Snapshot snapshot, CycleResult result) {
        Map<ConditionPlace, ConditionCounts> conditions = new HashMap<>(unseen);
        addTo(conditions, snapshot, result);
        return new RuleCoverage(fired(result).collect(Collectors.toSet()), conditions);
    }

    private void addTo(Map<ConditionPlace, ConditionCounts> conditions, Snapshot snapshot, CycleResult result) {
        ConditionMatcher joins = new ConditionMatcher(new WorkingMemory(snapshot, result));
        for (RuleStructure rule : structures.all()) {
            new ConditionCoverage(
                            joins,
                            (condition, seen) -> conditions.merge(place(rule, condition), seen, ConditionCounts::plus))
                    .of(rule.clauses());
        }
    }

    private static ConditionPlace place(RuleStructure rule, ConditionText condition) {
        return new ConditionPlace(rule.rule().name(), rule.rule().file(), condition);
    }

    private static Stream<String> fired(CycleResult result) {
        return result.trace().stream().map(Firing::rule);
    }

    /** Adds up what the conditions of a book made of many cycles. */
    public static final class CoverageTotal {

        private final RuleBook book;
        private final CoverageCollector collector;
        private final Set<String> fired = new HashSet<>();
        private final Map<ConditionPlace, ConditionCounts> conditions;

        public CoverageTotal(RuleBook book, RuleFiles files) {
            this.book = book;
            this.collector = new CoverageCollector(book, files);
            this.conditions = new HashMap<>(collector.unseen);
        }

        public void add(Snapshot snapshot, CycleResult result) {
            collector.addTo(conditions, snapshot, result);
            CoverageCollector.fired(result).forEach(fired::add);
        }

        /** Of the rules in files of these names. */
        public CoverageReport report(Predicate<String> files) {
            return CoverageReport.of(new RuleCoverage(fired, conditions), book.rules(), files);
        }
    }
}
