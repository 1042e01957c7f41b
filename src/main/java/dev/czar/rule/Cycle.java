package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.fact.Snapshot;
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
        Evaluation evaluation = new Evaluation(snapshot);
        Isolation isolation = new Isolation(book.names(), excluded -> evaluation.of(book.without(excluded)));
        Conclusions conclusions = isolation.settle().conclusions();
        return result(snapshot, book.revision(), conclusions, isolation.quarantined());
    }

    private static CycleResult result(
            Snapshot snapshot, String revision, Conclusions conclusions, List<Quarantine> quarantined) {
        Map<Boolean, List<Decision>> parts = conclusions.decisions().stream()
                .collect(Collectors.partitioningBy(decision -> decision.vetoes().isEmpty()));
        CycleResult unhashed = new CycleResult(
                snapshot.now(),
                revision,
                parts.get(true),
                parts.get(false),
                conclusions.derived(),
                conclusions.trace(),
                quarantined,
                "");
        return unhashed.hashed();
    }
}
