package dev.czar.rule;

import dev.czar.fact.Snapshot;
import java.util.Map;
import java.util.TreeMap;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.runtime.KieSession;

/** Fires a rule book once over a snapshot, in a fresh session. */
final class Evaluation {

    /** More firings than this are a runaway; real books need fewer than ten per fact. */
    private static final int FIRINGS = 20_000;

    private static final int FIRINGS_PER_FACT = 50;

    private final Snapshot snapshot;

    Evaluation(Snapshot snapshot) {
        this.snapshot = snapshot;
    }

    int limit() {
        return limit(snapshot.facts().size());
    }

    static int limit(int facts) {
        return FIRINGS + FIRINGS_PER_FACT * facts;
    }

    Attempt of(RuleBook book) {
        KieSession session = book.base().newKieSession();
        try {
            return fire(session, book);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
            return Attempt.failed(failure, book.names());
        } finally {
            session.dispose();
        }
    }

    private Attempt fire(KieSession session, RuleBook book) {
        Nodes nodes = new Nodes(session, snapshot.facts());
        if (session.fireAllRules(limit()) >= limit()) {
            return Attempt.runaway(firings(book), limit());
        }
        return new Attempt.Settled(new Conclusions(book, nodes, session));
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
            new Nodes(session, snapshot.facts());
            session.fireAllRules(limit());
            return counts;
        } finally {
            session.dispose();
        }
    }
}
