package dev.czar.rule.testing;

import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.match.Coverage;
import dev.czar.rule.match.Witness;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Adds up what the conditions of a book made of many cycles. */
public final class CoverageTally {

    private final RuleBook book;
    private final Witness witness;
    private Coverage coverage = new Coverage(Set.of(), Map.of());

    public CoverageTally(RuleBook book, RuleFiles files) {
        this.book = book;
        this.witness = new Witness(book, files);
    }

    public void add(Snapshot snapshot, CycleResult result) {
        coverage = coverage.plus(witness.of(snapshot, result));
    }

    /** Of the rules in files of these names. */
    public CoverageReport report(Predicate<String> files) {
        return CoverageReport.of(coverage, book.rules(), files);
    }
}
