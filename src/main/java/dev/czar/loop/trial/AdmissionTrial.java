package dev.czar.loop.trial;

import dev.czar.io.FailureText;
import dev.czar.json.InvalidJson;
import dev.czar.json.RuleCase;
import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.loop.trial.BacktestTrial.ProjectLedger;
import dev.czar.loop.trial.TrialRunner.TrialRefused;
import dev.czar.project.config.ProjectConfig.RuleReloadConfig;
import dev.czar.rule.Cycle.CycleGivenUp;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBookChange;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.BacktestReport.DifferenceCount;
import dev.czar.rule.backtest.BacktestRun;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import dev.czar.rule.testing.RuleCaseFiles;
import dev.czar.rule.testing.RuleCaseRunner;
import dev.czar.rule.testing.RuleCaseRunner.CaseResult;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges rules before they come into force: they compile, pass the tests in the folder {@code tests}, and decide little
 * otherwise over the last cycles than the revision in force.
 */
public record AdmissionTrial(
        ProjectLedger ledger, RuleFiles candidate, String inForce, Path tests, RuleReloadConfig config)
        implements RuleTrial<AdmissionResult> {

    private static final Duration TIME = Duration.ofMinutes(2);
    private static final int NAMED = 3;

    /** A rule that decides something for each pair of facts differs in more than an answer holds. */
    private static final int TOLD = 1_000;

    @Override
    public AdmissionResult run(TrialTools tools) {
        try (Ledger opened = Ledger.reading(ledger.file())) {
            return result(tools, opened.history(ledger.project()));
        } catch (CycleGivenUp first) {
            return leftOut(first.found());
        } catch (InvalidRules invalid) {
            return new AdmissionResult.Invalid(invalid.getMessage());
        }
    }

    @Override
    public Class<AdmissionResult> answerType() {
        return AdmissionResult.class;
    }

    @Override
    public Duration timeLimit() {
        return TIME;
    }

    private AdmissionResult result(TrialTools tools, ProjectHistory history) throws InvalidRules {
        RuleBook book = tools.book(candidate);
        Optional<String> failure = new SavedRuleTests(tests).firstFailure(book);
        if (failure.isPresent()) {
            return new AdmissionResult.Invalid(failure.get());
        }
        BacktestRun backtest = new BacktestRun();
        if (config.cycles() > 0) {
            RuleFiles before = RuleFiles.of(history.rules(inForce)
                    .orElseThrow(() -> new TrialRefused("the files of the active rules are not known")));
            RuleBookChange change = RuleBookChange.between(before, tools.book(before), candidate, book)
                    .leavingNoneOut();
            history.rebuildLast(config.cycles(), cycle -> backtest.cycle(cycle.id(), cycle.snapshot(), change));
        }
        BacktestReport report = backtest.report();
        if (!report.scope().quarantined().isEmpty()) {
            return leftOut(report.scope().quarantined());
        }
        int differences = report.differences().size();
        BacktestReport told = report.shortened(TOLD);
        return differences > config.budget()
                ? new AdmissionResult.TooManyChanges(told, describeChanges(report, differences))
                : new AdmissionResult.Admitted(told);
    }

    private static AdmissionResult leftOut(List<QuarantinedRule> rules) {
        return new AdmissionResult.Invalid("on recorded facts "
                + rules.stream().map(AdmissionTrial::describe).collect(Collectors.joining("; ")));
    }

    private static String describe(QuarantinedRule rule) {
        return "the rule \"" + rule.rule() + "\" " + rule.reason();
    }

    private String describeChanges(BacktestReport report, int differences) {
        return "%d decisions of the last %d cycles come out otherwise (%s), and %d may without asking"
                .formatted(differences, report.scope().cycles(), mostOtherwise(report), config.budget());
    }

    /** The rules that decide most otherwise. */
    private static String mostOtherwise(BacktestReport report) {
        return report.byRule().stream()
                .sorted(Comparator.comparing(DifferenceCount::all).reversed())
                .limit(NAMED)
                .map(rule -> '"' + rule.name() + "\" " + rule.all())
                .collect(Collectors.joining(", "));
    }

    /** What fails first of these cases, by the names of their files; empty when all pass. */
    public static Optional<String> firstFailure(RuleBook book, Map<String, List<RuleCase>> cases) {
        RuleCaseRunner tests = new RuleCaseRunner(book, (one, result) -> {});
        return cases.entrySet().stream()
                .flatMap(file -> tests.run(file.getKey(), file.getValue()).stream())
                .flatMap(AdmissionTrial::describe)
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
                return AdmissionTrial.firstFailure(book, RuleCaseFiles.of(directory));
            } catch (IOException | InvalidJson unreadable) {
                return Optional.of("the rule tests cannot be read: " + FailureText.of(unreadable));
            }
        }
    }
}
