package dev.czar.rule.backtest;

import dev.czar.fact.Snapshot;
import dev.czar.io.CancellationCheck;
import dev.czar.rule.CycleResult.Decisions;
import dev.czar.rule.DryRun;
import dev.czar.rule.RuleBookChange;
import dev.czar.rule.RuleBookChange.DecisionPair;
import dev.czar.rule.backtest.DecisionHistory.HistoryComparison;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs past cycles, oldest first, with the rules of then and with others. The facts stay as they were: what would have
 * followed from another decision is not made up, so only the first difference about a thing is certain.
 */
public final class BacktestRun {

    /** A cycle to be run. */
    private record RecordedCycleInput(long id, Snapshot snapshot, RuleBookChange change) {}

    /** A cycle run with both books. */
    private record Runs(long id, DecisionPair decisions) {}

    /** Enough to keep the cores busy, few enough to hold what they come to. */
    private static final int BATCH_SIZE = 16;

    private final DecisionHistory baseline = new DecisionHistory();
    private final DecisionHistory alternative = new DecisionHistory();
    private final List<RecordedCycleInput> waiting = new ArrayList<>(BATCH_SIZE);
    private final Set<String> revisions = new TreeSet<>();
    private final Set<String> candidates = new TreeSet<>();
    private int cycles;
    private Instant from;
    private Instant to;

    /** The cores share the cycles; they are followed in the order in which they came. */
    public void cycle(long id, Snapshot snapshot, RuleBookChange change) {
        CancellationCheck.run();
        waiting.add(new RecordedCycleInput(id, snapshot, change));
        if (waiting.size() == BATCH_SIZE) {
            runWaiting();
        }
    }

    private void runWaiting() {
        waiting.parallelStream().map(BacktestRun::run).toList().forEach(this::follow);
        waiting.clear();
    }

    private static Runs run(RecordedCycleInput cycle) {
        return new Runs(cycle.id(), cycle.change().decisions(cycle.snapshot()));
    }

    /** The same for a cycle that was run already, with both. */
    public void cycle(long id, DryRun before, DryRun after) {
        runWaiting();
        baseline.add(id, before);
        alternative.add(id, after);
        count(before.now(), before.rules(), after.rules());
    }

    private void follow(Runs runs) {
        Decisions before = runs.decisions().before();
        Decisions after = runs.decisions().after();
        baseline.add(runs.id(), before);
        alternative.add(runs.id(), after);
        count(before.now(), before.revision(), after.revision());
    }

    private void count(Instant at, String revision, String candidate) {
        revisions.add(revision);
        candidates.add(candidate);
        from = cycles == 0 ? at : from;
        to = at;
        cycles++;
    }

    public BacktestReport report() {
        runWaiting();
        return BacktestReport.of(
                new BacktestReport.Scope(cycles, from, to, revisions, candidates, alternative.quarantined()),
                HistoryComparison.between(baseline, alternative),
                HistoryComparison.equal(baseline, alternative));
    }
}
