package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.fact.Snapshot;
import dev.czar.rule.CycleResult.Decisions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One evaluation: a pure function of a snapshot and a rule book. It always ends; a rule that throws or never comes to
 * rest is left out and named, and the rest decide.
 */
public final class Cycle {

    private Cycle() {}

    public static CycleResult run(Snapshot snapshot, RuleBook book) {
        FaultIsolation isolation = isolation(snapshot, book);
        CycleConclusions conclusions = isolation.settle().conclusions();
        Decisions ruling = decisions(snapshot, book, conclusions, isolation);
        CycleResult unhashed = new CycleResult(
                ruling.now(),
                ruling.revision(),
                ruling.decisions(),
                ruling.vetoed(),
                conclusions.derived(),
                conclusions.trace(),
                ruling.quarantined(),
                "");
        return unhashed.hashed();
    }

    /** The same decisions for less work. */
    public static Decisions decisions(Snapshot snapshot, RuleBook book) {
        FaultIsolation isolation = isolation(snapshot, book);
        return decisions(snapshot, book, isolation.settle().conclusions(), isolation);
    }

    private static FaultIsolation isolation(Snapshot snapshot, RuleBook book) {
        RuleEvaluation evaluation = new RuleEvaluation(snapshot);
        return new FaultIsolation(book.names(), excluded -> evaluation.of(book.without(excluded)));
    }

    private static Decisions decisions(
            Snapshot snapshot, RuleBook book, CycleConclusions conclusions, FaultIsolation isolation) {
        Map<Boolean, List<Decision>> parts = conclusions.decisions().stream()
                .collect(Collectors.partitioningBy(decision -> decision.vetoes().isEmpty()));
        return new Decisions(
                snapshot.now(), book.revision(), parts.get(true), parts.get(false), isolation.quarantined());
    }
}
