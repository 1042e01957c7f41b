package dev.czar.rule.backtest;

import dev.czar.fact.Snapshot;
import dev.czar.rule.Cycle;
import dev.czar.rule.CycleResult;
import dev.czar.rule.RuleBook;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/**
 * Runs past cycles, oldest first, with the rules of then and with others. The facts stay as they were: what would have
 * followed from another decision is not made up, so only the first difference about a thing is certain.
 */
public final class Backtest {

    private final Course then = new Course();
    private final Course other = new Course();
    private final Set<String> revisions = new TreeSet<>();
    private final Set<String> candidates = new TreeSet<>();
    private int cycles;
    private Instant from;
    private Instant to;

    public void cycle(long id, Snapshot snapshot, RuleBook inForce, RuleBook candidate) {
        CycleResult before = Cycle.run(snapshot, inForce);
        boolean same = inForce.revision().equals(candidate.revision());
        cycle(id, before, same ? before : Cycle.run(snapshot, candidate));
    }

    /** The same for a cycle that was run already, with both. */
    public void cycle(long id, CycleResult before, CycleResult after) {
        then.follow(id, before);
        other.follow(id, after);
        revisions.add(before.revision());
        candidates.add(after.revision());
        from = cycles == 0 ? before.now() : from;
        to = before.now();
        cycles++;
    }

    public BacktestReport report() {
        return BacktestReport.of(
                new BacktestReport.Scope(cycles, from, to, revisions, candidates, other.quarantined()),
                Differences.between(then, other),
                Differences.equal(then, other));
    }
}
