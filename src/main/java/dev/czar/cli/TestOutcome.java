package dev.czar.cli;

import dev.czar.rule.testing.CaseResult;
import dev.czar.rule.testing.CoverageReport;
import java.util.List;
import java.util.Optional;

/** How many rule tests ran and failed, each of them, and what they saw of the rules when that was asked for. */
record TestOutcome(int cases, int failed, List<CaseResult> results, Optional<CoverageReport> coverage) {

    static TestOutcome of(List<CaseResult> results, Optional<CoverageReport> coverage) {
        int failed = (int) results.stream().filter(result -> !result.passed()).count();
        return new TestOutcome(results.size(), failed, List.copyOf(results), coverage);
    }

    boolean passed() {
        return failed == 0;
    }

    /** Every rule fired, and this percentage of conditions was seen both ways; a threshold of 0 asks for nothing. */
    boolean reaches(int threshold) {
        return threshold == 0
                || coverage.filter(report -> report.silent().isEmpty() && report.conditionsPercent() >= threshold)
                        .isPresent();
    }

    void print(Czar czar) {
        if (czar.json()) {
            czar.output().json(this);
            return;
        }
        Output output = czar.output();
        results.stream().filter(result -> !result.passed()).forEach(result -> print(output, result));
        coverage.ifPresent(report -> print(output, report));
        output.line(passed() ? Colour.GOOD : Colour.BAD, "%d cases, %d failed".formatted(cases, failed));
    }

    private static void print(Output output, CaseResult failure) {
        output.line(Colour.BAD, "%s:%d: %s".formatted(failure.file(), failure.line(), failure.name()));
        failure.failures().forEach(line -> output.line("  " + line));
    }

    private static void print(Output output, CoverageReport report) {
        report.silent()
                .forEach(rule -> output.line(
                        Colour.CAUTION,
                        "%s:%d: rule \"%s\": never fired".formatted(rule.file(), rule.line(), rule.name())));
        report.open().forEach(gap -> output.line(Colour.CAUTION, gap.toString()));
        output.line("%d of %d rules fired (%.1f %%), %d of %d conditions seen accepting and rejecting (%.1f %%)"
                .formatted(
                        report.rules() - report.silent().size(),
                        report.rules(),
                        report.rulesPercent(),
                        report.conditions() - report.open().size(),
                        report.conditions(),
                        report.conditionsPercent()));
    }
}
