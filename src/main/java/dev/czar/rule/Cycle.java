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
        Isolation isolation = isolation(snapshot, book);
        Conclusions conclusions = isolation.settle().conclusions();
        Ruling ruling = ruling(snapshot, book, conclusions, isolation);
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
    public static Ruling ruling(Snapshot snapshot, RuleBook book) {
        Isolation isolation = isolation(snapshot, book);
        return ruling(snapshot, book, isolation.settle().conclusions(), isolation);
    }

    private static Isolation isolation(Snapshot snapshot, RuleBook book) {
        Evaluation evaluation = new Evaluation(snapshot);
        return new Isolation(book.names(), excluded -> evaluation.of(book.without(excluded)));
    }

    private static Ruling ruling(Snapshot snapshot, RuleBook book, Conclusions conclusions, Isolation isolation) {
        Map<Boolean, List<Decision>> parts = conclusions.decisions().stream()
                .collect(Collectors.partitioningBy(decision -> decision.vetoes().isEmpty()));
        return new Ruling(snapshot.now(), book.revision(), parts.get(true), parts.get(false), isolation.quarantined());
    }
}
