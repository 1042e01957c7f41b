package dev.czar.cli;

import dev.czar.json.InvalidJson;
import dev.czar.json.RuleCase;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFile;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.testing.CaseFiles;
import dev.czar.rule.testing.CaseResult;
import dev.czar.rule.testing.CoverageTally;
import dev.czar.rule.testing.RuleTests;
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
final class TestCommand implements Callable<Integer> {

    @ParentCommand
    private Czar czar;

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
            czar.surroundings().out().print(new RecordedCase(czar).text(cycle));
            czar.surroundings().out().flush();
            return 0;
        }
        Trial trial = shipped
                ? new Trial(RuleFiles.shipped(), CaseFiles.shipped(), file -> true)
                : new Trial(RuleFiles.shipped().overlaidBy(rules()), cases(rules()), own(rules()));
        TestOutcome outcome = trial.run(czar, coverage || threshold != null);
        if (junit != null) {
            JunitReport.write(czar.surroundings().directory().resolve(junit), outcome.results());
        }
        outcome.print(czar);
        return Complaints.exitCode(outcome.passed() && outcome.reaches(threshold == null ? 0 : threshold));
    }

    private Path rules() {
        Path rules = directory == null
                ? Layouts.of(czar).rules()
                : czar.surroundings().directory().resolve(directory);
        if (!Files.isDirectory(rules)) {
            throw Failure.usage("there is no directory " + rules, "");
        }
        return rules;
    }

    private static Predicate<String> own(Path rules) {
        Set<String> names =
                RuleFiles.of(rules).files().stream().map(RuleFile::name).collect(Collectors.toSet());
        return names::contains;
    }

    private static SortedMap<String, List<RuleCase>> cases(Path rules) throws IOException {
        try {
            return CaseFiles.of(rules);
        } catch (InvalidJson invalid) {
            throw Failure.of(invalid.getMessage(), "how cases are written: README, Tune Czar", invalid);
        }
    }

    /** What is to be run: rule files, cases by file, and whose coverage counts. */
    private record Trial(RuleFiles files, SortedMap<String, List<RuleCase>> cases, Predicate<String> counted) {

        TestOutcome run(Czar czar, boolean covering) {
            RuleBook book = RuleBookOption.compiled(czar, files);
            Optional<CoverageTally> tally = covering ? Optional.of(new CoverageTally(book, files)) : Optional.empty();
            RuleTests tests =
                    new RuleTests(book, (one, result) -> tally.ifPresent(counts -> counts.add(one.given(), result)));
            List<CaseResult> results = new ArrayList<>();
            cases.forEach((file, some) -> results.addAll(tests.run(file, some)));
            return TestOutcome.of(results, tally.map(counts -> counts.report(counted)));
        }
    }
}
