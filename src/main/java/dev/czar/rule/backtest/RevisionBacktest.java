package dev.czar.rule.backtest;

import dev.czar.fact.Snapshot;
import dev.czar.rule.RuleBook;
import dev.czar.rule.RuleBookChange;
import dev.czar.rule.RuleFiles;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Past cycles with the rules of then and with those rules changed; each revision is compiled once. */
public final class RevisionBacktest {

    private final Function<RuleFiles, RuleBook> compiler;
    private final UnaryOperator<RuleFiles> change;
    private final Map<RuleFiles, RuleBookChange> revisions = new HashMap<>();
    private final BacktestRun backtest = new BacktestRun();

    public RevisionBacktest(Function<RuleFiles, RuleBook> compiler, UnaryOperator<RuleFiles> change) {
        this.compiler = compiler;
        this.change = change;
    }

    /** A cycle that was run with these rules; the oldest comes first. */
    public void cycle(long id, Snapshot snapshot, RuleFiles then) {
        backtest.cycle(id, snapshot, revisions.computeIfAbsent(then, this::changed));
    }

    private RuleBookChange changed(RuleFiles then) {
        RuleFiles now = change.apply(then);
        return RuleBookChange.between(then, compiler.apply(then), now, compiler.apply(now));
    }

    public BacktestReport report() {
        return backtest.report();
    }
}
