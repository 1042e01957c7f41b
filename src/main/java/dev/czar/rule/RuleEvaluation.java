package dev.czar.rule;

import dev.czar.fact.Snapshot;
import dev.czar.rule.EvaluationMeter.EvaluationCutOff;
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
        EvaluationMeter meter =
                new EvaluationMeter(EvaluationBudget.forFacts(snapshot.facts().size()));
        KieSession session = book.base().newKieSession();
        meter.begin();
        try {
            return fire(session, book, meter);
        } catch (EvaluationCutOff cutOff) {
            return new EvaluationResult.Failed(cutOff.culprits(), cutOff);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
            return EvaluationResult.failed(failure, book.names(), meter.firing());
        } finally {
            EvaluationMeter.end();
            session.dispose();
        }
    }

    private EvaluationResult fire(KieSession session, RuleBook book, EvaluationMeter meter) {
        SessionObjectIndex nodes = new SessionObjectIndex(session, snapshot.facts());
        session.addEventListener(new ConclusionSize(meter));
        if (session.fireAllRules(meter, firingLimit()) >= firingLimit()) {
            return EvaluationResult.runaway(meter.firings(), firingLimit());
        }
        return new EvaluationResult.Settled(new CycleConclusions(book, nodes, session));
    }
}
