package dev.czar.cli.rule;

import dev.czar.cli.CzarCommand;
import dev.czar.cli.client.ProjectLocator;
import dev.czar.cli.console.CommandFailure;
import dev.czar.cli.console.CommandFailure.FailureHandler;
import dev.czar.cli.console.ConsoleOutput;
import dev.czar.cli.console.ConsoleOutput.Colour;
import dev.czar.cli.input.RuleBookOption;
import dev.czar.json.InvalidJson;
import dev.czar.json.RuleCase;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.coverage.CoverageCollector.CoverageTotal;
import dev.czar.rule.coverage.CoverageReport;
import dev.czar.rule.testing.RuleCaseFiles;
import dev.czar.rule.testing.RuleCaseRunner;
import dev.czar.rule.testing.RuleCaseRunner.CaseResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs the cases beside the rules. */
@Command(name = "test", description = "Run the rule tests (*.test.yaml) of a rules directory over the shipped rules.")
public final class RuleTestCommand implements Callable<Integer> {

    @ParentCommand
    private CzarCommand czar;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "Rules with their tests (default: .czar/rules of the project).")
    private Path directory;

    @Option(names = "--shipped", description = "Run the tests of the shipped rules instead.")
    private boolean shipped;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write a JUnit XML report too.")
    private Path junit;

    @Option(
            names = "--from",
            paramLabel = "CYCLE",
            description = "Write a case of a recorded cycle instead, to standard output.")
    private Long cycle;

    @Option(
            names = "--coverage",
            description = "Show which rules never fired, and which conditions were not seen accepting and rejecting.")
    private boolean coverage;

    @Option(
            names = "--threshold",
            paramLabel = "N",
            description = "With --coverage: exit with 1 when a rule never fired, or fewer than N percent of the"
                    + " conditions were seen both ways.")
    private Integer threshold;

    @Override
    public Integer call() throws IOException {
        if (cycle != null) {
            czar.environment().out().print(new RecordedRuleCase(czar).text(cycle));
            czar.environment().out().flush();
            return 0;
        }
        TestRun trial = shipped
                ? new TestRun(RuleFiles.shipped(), RuleCaseFiles.shipped(), file -> true)
                : new TestRun(RuleFiles.shipped().overlaidBy(rules()), cases(rules()), namesOf(rules()));
        TestOutcome outcome = trial.run(czar, coverage || threshold != null);
        if (junit != null) {
            JunitReport.write(czar.environment().directory().resolve(junit), outcome.results());
        }
        outcome.print(czar);
        return FailureHandler.exitCode(outcome.passed() && outcome.meetsThreshold(threshold == null ? 0 : threshold));
    }

    private Path rules() {
        Path rules = directory == null
                ? ProjectLocator.layout(czar).rules()
                : czar.environment().directory().resolve(directory);
        if (!Files.isDirectory(rules)) {
            throw CommandFailure.wrongUsage("there is no directory " + rules, "");
        }
        return rules;
    }

    private static Predicate<String> namesOf(Path rules) {
        Set<String> names =
                RuleFiles.of(rules).files().stream().map(RuleFile::name).collect(Collectors.toSet());
        return names::contains;
    }

    private static SortedMap<String, List<RuleCase>> cases(Path rules) throws IOException {
        try {
            return RuleCaseFiles.of(rules);
        } catch (InvalidJson invalid) {
            throw CommandFailure.of(invalid.getMessage(), "how cases are written: docs/rules-guide.md", invalid);
        }
    }

    /** What is to be run: rule files, cases by file, and whose coverage counts. */
    private record TestRun(RuleFiles files, SortedMap<String, List<RuleCase>> cases, Predicate<String> counted) {

        TestOutcome run(CzarCommand czar, boolean covering) {
            RuleBook book = RuleBookOption.compile(czar, files);
            Optional<CoverageTotal> tally = covering ? Optional.of(new CoverageTotal(book, files)) : Optional.empty();
            RuleCaseRunner tests = new RuleCaseRunner(
                    book, (one, result) -> tally.ifPresent(counts -> counts.add(one.given(), result)));
            List<CaseResult> results = new ArrayList<>();
            cases.forEach((file, some) -> results.addAll(tests.run(file, some)));
            return TestOutcome.of(results, tally.map(counts -> counts.report(counted)));
        }
    }

    /** How many rule tests ran and failed, each of them, and what they saw of the rules when that was asked for. */
    record TestOutcome(int cases, int failed, List<CaseResult> results, Optional<CoverageReport> coverage) {

        static TestOutcome of(List<CaseResult> results, Optional<CoverageReport> coverage) {
            int failed =
                    (int) results.stream().filter(result -> !result.passed()).count();
            return new TestOutcome(results.size(), failed, List.copyOf(results), coverage);
        }

        boolean passed() {
            return failed == 0;
        }

        /** Every rule fired, and this percentage of conditions was seen both ways; a threshold of 0 asks for nothing. */
        boolean meetsThreshold(int threshold) {
            return threshold == 0
                    || coverage.filter(report -> report.silent().isEmpty() && report.conditionsPercent() >= threshold)
                            .isPresent();
        }

        void print(CzarCommand czar) {
            if (czar.json()) {
                czar.output().json(this);
                return;
            }
            ConsoleOutput output = czar.output();
            results.stream().filter(result -> !result.passed()).forEach(result -> print(output, result));
            coverage.ifPresent(report -> print(output, report));
            output.line(passed() ? Colour.GOOD : Colour.BAD, "%d cases, %d failed".formatted(cases, failed));
        }

        private static void print(ConsoleOutput output, CaseResult failure) {
            output.line(Colour.BAD, "%s:%d: %s".formatted(failure.file(), failure.line(), failure.name()));
            failure.failures().forEach(line -> output.line("  " + line));
        }

        private static void print(ConsoleOutput output, CoverageReport report) {
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
}
