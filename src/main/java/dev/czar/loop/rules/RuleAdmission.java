package dev.czar.loop.rules;

import dev.czar.json.InvalidJson;
import dev.czar.json.RuleCase;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.BacktestRun;
import dev.czar.rule.compile.RuleBookLoader;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.testing.RuleCaseFiles;
import dev.czar.rule.testing.RuleCaseRunner;
import dev.czar.rule.testing.RuleCaseRunner.CaseResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges rules before they come into force: they compile, pass their tests, and decide little otherwise over
 * the last cycles.
 */
final class RuleAdmission {

    private final RuleBookLoader books;
    private final Path tests;
    private final ProjectHistory history;
    private final RuleReloadConfig config;

    RuleAdmission(RuleBookLoader books, Path tests, ProjectHistory history, RuleReloadConfig config) {
        this.books = books;
        this.tests = tests;
        this.history = history;
        this.config = config;
    }

    AdmissionResult evaluate(RuleFiles candidate, RuleBook inForce) {
        try {
            return evaluate(books.book(candidate), inForce);
        } catch (InvalidRules invalid) {
            return new AdmissionResult.Invalid(invalid.getMessage());
        }
    }

    private AdmissionResult evaluate(RuleBook book, RuleBook inForce) {
        Optional<String> failure = new SavedRuleTests(tests).firstFailure(book);
        if (failure.isPresent()) {
            return new AdmissionResult.Invalid(failure.get());
        }
        BacktestRun backtest = new BacktestRun();
        if (config.cycles() > 0) {
            history.rebuildLast(config.cycles(), cycle -> backtest.cycle(cycle.id(), cycle.snapshot(), inForce, book));
        }
        BacktestReport report = backtest.report();
        if (!report.scope().quarantined().isEmpty()) {
            return new AdmissionResult.Invalid("on recorded facts "
                    + report.scope().quarantined().stream()
                            .map(RuleAdmission::describe)
                            .collect(Collectors.joining("; ")));
        }
        int differences = report.differences().size();
        return differences > config.budget()
                ? new AdmissionResult.TooManyChanges(book, report, describeChanges(report, differences))
                : new AdmissionResult.Admitted(book, report);
    }

    private static String describe(QuarantinedRule rule) {
        return "the rule \"" + rule.rule() + "\" " + rule.reason();
    }

    private String describeChanges(BacktestReport report, int differences) {
        return "%d decisions of the last %d cycles come out otherwise, and %d may without asking"
                .formatted(differences, report.scope().cycles(), config.budget());
    }

    /** What fails first of these cases, by the names of their files; empty when all pass. */
    static Optional<String> firstFailure(RuleBook book, Map<String, List<RuleCase>> cases) {
        RuleCaseRunner tests = new RuleCaseRunner(book, (one, result) -> {});
        return cases.entrySet().stream()
                .flatMap(file -> tests.run(file.getKey(), file.getValue()).stream())
                .flatMap(RuleAdmission::describe)
                .findFirst();
    }

    private static Stream<String> describe(CaseResult result) {
        return result.failures().stream()
                .map(failure -> "%s:%d: %s: %s".formatted(result.file(), result.line(), result.name(), failure));
    }

    /** The tests beside the saved rules. */
    record SavedRuleTests(Path directory) {

        /** What fails first; empty when all pass. */
        Optional<String> firstFailure(RuleBook book) {
            try {
                return RuleAdmission.firstFailure(book, RuleCaseFiles.of(directory));
            } catch (IOException | InvalidJson unreadable) {
                return Optional.of("the rule tests cannot be read: " + unreadable.getMessage());
            }
        }
    }
}
