package dev.czar.rule.coverage;

import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.Firing;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.match.ConditionMatcher;
import dev.czar.rule.match.RuleStructures;
import dev.czar.rule.match.RuleStructures.RuleStructure;
import dev.czar.rule.match.WorkingMemory;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sees what each condition of a book's rules makes of a cycle, once the cycle has come to rest. */
public final class CoverageCollector {

    private final RuleStructures structures;

    /** {@code files} are those the book was made from. */
    public CoverageCollector(RuleBook book, RuleFiles files) {
        this.structures = new RuleStructures(book, files);
    }

    /** Every condition of the book is in it, seen or not; {@code result} is what the book made of the snapshot. */
    public RuleCoverage of(Snapshot snapshot, CycleResult result) {
        ConditionMatcher joins = new ConditionMatcher(new WorkingMemory(snapshot, result));
        Map<RuleCoverage.ConditionPlace, RuleCoverage.ConditionCounts> conditions = new HashMap<>();
        for (RuleStructure rule : structures.all()) {
            new ConditionCoverage(
                            joins,
                            (condition, seen) -> conditions.merge(
                                    new RuleCoverage.ConditionPlace(
                                            rule.rule().name(), rule.rule().file(), condition),
                                    seen,
                                    RuleCoverage.ConditionCounts::plus))
                    .of(rule.clauses());
        }
        return new RuleCoverage(result.trace().stream().map(Firing::rule).collect(Collectors.toSet()), conditions);
    }

    /** Adds up what the conditions of a book made of many cycles. */
    public static final class CoverageTotal {

        private final RuleBook book;
        private final CoverageCollector collector;
        private RuleCoverage coverage = new RuleCoverage(Set.of(), Map.of());

        public CoverageTotal(RuleBook book, RuleFiles files) {
            this.book = book;
            this.collector = new CoverageCollector(book, files);
        }

        public void add(Snapshot snapshot, CycleResult result) {
            coverage = coverage.plus(collector.of(snapshot, result));
        }

        /** Of the rules in files of these names. */
        public CoverageReport report(Predicate<String> files) {
            return CoverageReport.of(coverage, book.rules(), files);
        }
    }
}
