package dev.czar.rule;

import dev.czar.decision.Decision;
import dev.czar.fact.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kie.api.runtime.KieSession;

/** One evaluation: a pure function of a snapshot and a rule book, in a fresh session. */
public final class Cycle {

    /** More firings than this in one cycle are a runaway; a cycle of 1,000 workers needs about 20,000. */
    static final int FIRING_LIMIT = 200_000;

    private Cycle() {}

    public static CycleResult run(Snapshot snapshot, RuleBook book) {
        KieSession session = book.base().newKieSession();
        try {
            snapshot.facts().forEach(known -> session.insert(known.fact()));
            session.fireAllRules(FIRING_LIMIT);
            return result(snapshot, book, new Conclusions(book, snapshot.facts(), session), List.of());
        } finally {
            session.dispose();
        }
    }

    private static CycleResult result(
            Snapshot snapshot, RuleBook book, Conclusions conclusions, List<Quarantine> quarantined) {
        Map<Boolean, List<Decision>> parts = conclusions.decisions().stream()
                .collect(Collectors.partitioningBy(decision -> decision.vetoes().isEmpty()));
        List<Firing> trace = conclusions.trace();
        return new CycleResult(
                snapshot.now(),
                book.revision(),
                parts.get(true),
                parts.get(false),
                conclusions.derived(),
                trace,
                quarantined,
                Integer.toHexString(trace.hashCode()));
    }
}
