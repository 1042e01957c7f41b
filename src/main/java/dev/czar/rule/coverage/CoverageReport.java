package dev.czar.rule.coverage;

import dev.czar.rule.Rule;
import dev.czar.rule.coverage.RuleCoverage.ConditionCounts;
import dev.czar.rule.coverage.RuleCoverage.ConditionPlace;
import java.util.List;
import java.util.function.Predicate;

/**
 * What tests saw of some rule files: how many of their rules fired, and how many of their conditions both accepted and
 * rejected something; those that did not are named.
 */
public record CoverageReport(int rules, List<Rule> silent, int conditions, List<UncoveredCondition> open) {

    /** A condition that was not seen accepting, or not rejecting. */
    public record UncoveredCondition(
            String rule, String file, int line, int column, String condition, boolean accepting, boolean rejecting) {

        @Override
        public String toString() {
            return "%s:%d:%d: rule \"%s\": never seen %s: %s"
                    .formatted(
                            file,
                            line,
                            column,
                            rule,
                            accepting ? "rejecting" : rejecting ? "accepting" : "accepting or rejecting",
                            condition);
        }
    }

    /** Of the rules in files of these names. */
    public static CoverageReport of(RuleCoverage coverage, List<Rule> rules, Predicate<String> files) {
        List<Rule> own = rules.stream().filter(rule -> files.test(rule.file())).toList();
        List<Rule> silent = own.stream()
                .filter(rule -> !coverage.fired().contains(rule.name()))
                .toList();
        long conditions = coverage.conditions().keySet().stream()
                .filter(place -> files.test(place.file()))
                .count();
        List<UncoveredCondition> open = coverage.open().stream()
                .filter(place -> files.test(place.file()))
                .map(place -> gap(place, coverage.conditions().get(place)))
                .toList();
        return new CoverageReport(own.size(), silent, (int) conditions, open);
    }

    private static UncoveredCondition gap(ConditionPlace place, ConditionCounts seen) {
        return new UncoveredCondition(
                place.rule(),
                place.file(),
                place.condition().line(),
                place.condition().column(),
                place.condition().text(),
                seen.accepting() > 0,
                seen.rejecting() > 0);
    }

    /** Rules that fired, in percent; 100 when there are none. */
    public double rulesPercent() {
        return percent(rules - silent.size(), rules);
    }

    /** Conditions seen both ways, in percent; 100 when there are none. */
    public double conditionsPercent() {
        return percent(conditions - open.size(), conditions);
    }

    private static double percent(int part, int whole) {
        return whole == 0 ? 100 : 100.0 * part / whole;
    }
}
