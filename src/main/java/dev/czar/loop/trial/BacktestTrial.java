package dev.czar.loop.trial;

import dev.czar.ledger.Ledger;
import dev.czar.ledger.history.ProjectHistory;
import dev.czar.ledger.history.RecordedCycle;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleFiles;
import dev.czar.rule.RuleFiles.RuleFile;
import dev.czar.rule.backtest.BacktestReport;
import dev.czar.rule.backtest.RevisionBacktest;
import dev.czar.rule.compile.RuleCompiler.InvalidRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** What recorded cycles come to with rule files over those of then. */
public record BacktestTrial(ProjectLedger ledger, TrialSpan span, List<RuleFile> files)
        implements RuleTrial<BacktestReport> {

    private static final Duration TIME = Duration.ofMinutes(5);

    /** The cycles of a project are in this file. */
    public record ProjectLedger(Path file, String project) {

        public static ProjectLedger of(Ledger ledger, String project) {
            return new ProjectLedger(ledger.file().toAbsolutePath(), project);
        }
    }

    /** The {@code last} so many cycles, or those from a moment (inclusive) to another (exclusive). */
    public record TrialSpan(Optional<Integer> last, Instant from, Instant to) {

        private void rebuild(ProjectHistory history, Consumer<RecordedCycle> each) {
            last.ifPresentOrElse(most -> history.rebuildLast(most, each), () -> history.rebuild(from, to, each));
        }
    }

    @Override
    public BacktestReport run(TrialTools tools) throws InvalidRules {
        RevisionBacktest backtest = new RevisionBacktest(rules -> book(tools, rules), then -> then.overlaidBy(files));
        AtomicInteger done = new AtomicInteger();
        try (Ledger opened = Ledger.reading(ledger.file())) {
            span.rebuild(opened.history(ledger.project()), cycle -> {
                follow(backtest, cycle);
                tools.tell(done.incrementAndGet());
            });
            return backtest.report();
        } catch (InvalidRulesThen wrong) {
            throw wrong.invalid;
        }
    }

    private static void follow(RevisionBacktest backtest, RecordedCycle cycle) {
        if (cycle.rules().isEmpty()) {
            throw new TrialRunner.TrialRefused(
                    "the rules of cycle " + cycle.id() + " (revision " + cycle.revision() + ") are not available");
        }
        backtest.cycle(cycle.id(), cycle.snapshot(), RuleFiles.of(cycle.rules()));
    }

    private static RuleBook book(TrialTools tools, RuleFiles rules) {
        try {
            return tools.book(rules);
        } catch (InvalidRules invalid) {
            throw new InvalidRulesThen(invalid);
        }
    }

    @Override
    public Class<BacktestReport> answerType() {
        return BacktestReport.class;
    }

    @Override
    public Duration timeLimit() {
        return TIME;
    }

    /** Carries what is wrong with the rules through what may not throw it. */
    private static final class InvalidRulesThen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient InvalidRules invalid;

        InvalidRulesThen(InvalidRules invalid) {
            super(invalid);
            this.invalid = invalid;
        }
    }
}
