package dev.czar.cli;

import dev.czar.json.InvalidJson;
import dev.czar.json.RuleCase;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.testing.CaseFiles;
import dev.czar.rule.testing.CaseResult;
import dev.czar.rule.testing.RuleTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
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

    @Override
    public Integer call() throws IOException {
        if (cycle != null) {
            czar.surroundings().out().print(new RecordedCase(czar).text(cycle));
            czar.surroundings().out().flush();
            return 0;
        }
        List<CaseResult> results = shipped
                ? run(RuleFiles.shipped(), CaseFiles.shipped())
                : run(RuleFiles.shipped().overlaidBy(rules()), cases(rules()));
        if (junit != null) {
            JunitReport.write(czar.surroundings().directory().resolve(junit), results);
        }
        return print(results);
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

    private List<CaseResult> run(RuleFiles files, SortedMap<String, List<RuleCase>> cases) {
        RuleBook book = RuleBookOption.compiled(czar, files);
        RuleTests tests = new RuleTests(book, (one, result) -> {});
        List<CaseResult> results = new ArrayList<>();
        cases.forEach((file, some) -> results.addAll(tests.run(file, some)));
        return results;
    }

    private static SortedMap<String, List<RuleCase>> cases(Path rules) throws IOException {
        try {
            return CaseFiles.of(rules);
        } catch (InvalidJson invalid) {
            throw Failure.of(invalid.getMessage(), "how cases are written: docs/rules.md", invalid);
        }
    }

    private int print(List<CaseResult> results) {
        List<CaseResult> failed =
                results.stream().filter(result -> !result.passed()).toList();
        if (czar.json()) {
            czar.output().json(new Answer(results.size(), failed.size(), results));
        } else {
            failed.forEach(this::print);
            czar.output()
                    .line(
                            failed.isEmpty() ? Colour.GOOD : Colour.BAD,
                            "%d cases, %d failed".formatted(results.size(), failed.size()));
        }
        return Complaints.exitCode(failed.isEmpty());
    }

    private void print(CaseResult failed) {
        czar.output().line(Colour.BAD, "%s:%d: %s".formatted(failed.file(), failed.line(), failed.name()));
        failed.failures().forEach(failure -> czar.output().line("  " + failure));
    }

    /** How many cases ran and failed, and each. */
    record Answer(int cases, int failed, List<CaseResult> results) {}
}
