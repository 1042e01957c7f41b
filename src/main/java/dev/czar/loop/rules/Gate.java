package dev.czar.loop.rules;

import dev.czar.ledger.History;
import dev.czar.project.RulesConfig;
import dev.czar.rule.InvalidRules;
import dev.czar.rule.Quarantine;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBooks;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.backtest.Backtest;
import dev.czar.rule.backtest.BacktestReport;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges rules before they come into force: they compile, pass their tests, and decide little otherwise over
 * the last cycles.
 */
final class Gate {

    private final RuleBooks books;
    private final Path tests;
    private final History history;
    private final RulesConfig config;

    Gate(RuleBooks books, Path tests, History history, RulesConfig config) {
        this.books = books;
        this.tests = tests;
        this.history = history;
        this.config = config;
    }

    Verdict judge(RuleFiles candidate, RuleBook inForce) {
        try {
            return judge(books.book(candidate), inForce);
        } catch (InvalidRules invalid) {
            return new Verdict.Unsound(invalid.getMessage());
        }
    }

    private Verdict judge(RuleBook book, RuleBook inForce) {
        Optional<String> failure = new Tests(tests).failure(book);
        if (failure.isPresent()) {
            return new Verdict.Unsound(failure.get());
        }
        Backtest backtest = new Backtest();
        if (config.cycles() > 0) {
            history.rebuildLast(config.cycles(), cycle -> backtest.cycle(cycle.id(), cycle.snapshot(), inForce, book));
        }
        BacktestReport report = backtest.report();
        if (!report.scope().quarantined().isEmpty()) {
            return new Verdict.Unsound("on recorded facts "
                    + report.scope().quarantined().stream().map(Gate::words).collect(Collectors.joining("; ")));
        }
        int differences = report.differences().size();
        return differences > config.budget()
                ? new Verdict.Costly(book, report, costs(report, differences))
                : new Verdict.Sound(book, report);
    }

    private static String words(Quarantine rule) {
        return "the rule \"" + rule.rule() + "\" " + rule.reason();
    }

    private String costs(BacktestReport report, int differences) {
        return "%d decisions of the last %d cycles come out otherwise, and %d may without asking"
                .formatted(differences, report.scope().cycles(), config.budget());
    }
}
