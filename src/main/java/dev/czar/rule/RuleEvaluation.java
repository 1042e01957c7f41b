package dev.czar.rule;

import dev.czar.fact.Snapshot;
import java.util.Map;
import java.util.TreeMap;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** Fires a rule book once over a snapshot, in a fresh session. */
final class RuleEvaluation {

    /** More firings than this are a runaway; real books need fewer than ten per fact. */
    private static final int FIRINGS = 20_000;

    private static final int FIRINGS_PER_FACT = 50;

    private final Snapshot snapshot;

    RuleEvaluation(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    int firingLimit() {
        return firingLimit(snapshot.facts().size());
    }

    static int firingLimit(int facts) {
        return FIRINGS + FIRINGS_PER_FACT * facts;
    }

    EvaluationResult of(RuleBook book) {
        KieSession session = book.base().newKieSession();
        try {
            return fire(session, book);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
            return EvaluationResult.failed(failure, book.names());
        } finally {
            session.dispose();
        }
    }

    private EvaluationResult fire(KieSession session, RuleBook book) {
        SessionObjectIndex nodes = new SessionObjectIndex(session, snapshot.facts());
        if (session.fireAllRules(firingLimit()) >= firingLimit()) {
            return EvaluationResult.runaway(firings(book), firingLimit());
        }
        return new EvaluationResult.Settled(new CycleConclusions(book, nodes, session));
    }

    /** Counting costs time, so only a runaway is run again to be counted. */
    private Map<String, Integer> firings(RuleBook book) {
        Map<String, Integer> counts = new TreeMap<>();
        KieSession session = book.base().newKieSession();
        try {
            session.addEventListener(new DefaultAgendaEventListener() {
                @Override
                public void afterMatchFired(AfterMatchFiredEvent event) {
                    counts.merge(event.getMatch().getRule().getName(), 1, Integer::sum);
                }
            });
            new SessionObjectIndex(session, snapshot.facts());
            session.fireAllRules(firingLimit());
            return counts;
        } finally {
            session.dispose();
        }
    }
}
