package dev.czar.cli;

import dev.czar.ledger.RecordedCycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The rule books of past cycles, each compiled once. */
final class PastRules {

    private final Czar czar;
    private final Map<String, RuleBook> books = new HashMap<>();

    PastRules(Czar czar) {
        this.czar = czar;
    }

    /** The book a cycle was run with; empty when its files are not at hand. */
    Optional<RuleBook> of(RecordedCycle cycle) {
        return cycle.rules().isEmpty()
                ? Optional.empty()
                : Optional.of(books.computeIfAbsent(
                        cycle.revision(), revision -> RuleBookOption.compiled(czar, files(cycle))));
    }

    static RuleFiles files(RecordedCycle cycle) {
        return RuleFiles.of(cycle.rules());
    }
}
