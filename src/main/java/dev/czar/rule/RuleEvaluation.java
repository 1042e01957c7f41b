package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.AttemptNumbers;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.EvaluationMeter.EvaluationCutOff;
import dev.czar.rule.EvaluationMeter.MutedTooLong;
import java.util.List;
import java.util.function.Supplier;
import org.kie.api.runtime.KieSession;

/** Fires a rule book once over a snapshot, in a fresh session. */
final class RuleEvaluation {

    /** More firings than this are a runaway; real books need fewer than ten per fact. */
    private static final int FIRINGS = 20_000;

    private static final int FIRINGS_PER_FACT = 50;

    private final Snapshot snapshot;
    private final List<KnownFact> relevant;

    RuleEvaluation(Snapshot snapshot) {
        this(snapshot, snapshot.facts());
    }

    /** Where no other than these facts matter, in the order of the snapshot. */
    RuleEvaluation(Snapshot snapshot, List<KnownFact> relevant) {
        this.snapshot = snapshot;
        this.relevant = relevant;
    }

    int firingLimit() {
        return firingLimit(snapshot.facts().size());
    }

    static int firingLimit(int facts) {
        return FIRINGS + FIRINGS_PER_FACT * facts;
    }

    /** Makes actions with the numbers they have in an evaluation of this snapshot. */
    static <T> T numbered(Snapshot snapshot, Supplier<T> actions) {
        AttemptNumbers.begin(snapshot.facts().stream().map(KnownFact::fact));
        try {
            return actions.get();
        } finally {
            AttemptNumbers.end();
        }
    }

    EvaluationResult of(RuleBook book) {
        return of(book, List.of(), snapshot.facts().size());
    }

    /** With these actions proposed beside those that rules conclude, to see which of them are refused. */
    EvaluationResult of(RuleBook book, List<? extends Action> proposed) {
        return of(book, proposed, snapshot.facts().size() + proposed.size());
    }

    /** With what rules that are not in the book concluded, on the budget of the facts alone. */
    EvaluationResult beside(RuleBook book, List<?> concluded) {
        return of(book, concluded, snapshot.facts().size());
    }

    private EvaluationResult of(RuleBook book, List<?> added, int counted) {
        EvaluationMeter meter = new EvaluationMeter(EvaluationBudget.forFacts(counted), book.muted());
        KieSession session = book.base().newKieSession();
        meter.begin();
        AttemptNumbers.begin(snapshot.facts().stream().map(KnownFact::fact));
        try {
            return fire(session, book, meter, added, firingLimit(counted));
        } catch (MutedTooLong tooLong) {
            return of(book.without(book.muted()), added, counted);
        } catch (EvaluationCutOff cutOff) {
            return new EvaluationResult.Failed(cutOff.culprits(), cutOff);
        } catch (RuntimeException | LinkageError | StackOverflowError | OutOfMemoryError failure) {
            return EvaluationResult.failed(failure, book.names(), meter.firing());
        } finally {
            AttemptNumbers.end();
            EvaluationMeter.end();
            session.dispose();
        }
    }

    private EvaluationResult fire(
            KieSession session, RuleBook book, EvaluationMeter meter, List<?> added, int firingLimit) {
        SessionObjectIndex nodes = new SessionObjectIndex(session, relevant);
        added.forEach(session::insert);
        session.addEventListener(new ConclusionSize(meter));
        if (session.fireAllRules(meter, firingLimit) >= firingLimit) {
            return EvaluationResult.runaway(meter.firings(), firingLimit);
        }
        return new EvaluationResult.Settled(new CycleConclusions(book, nodes, session), meter.used(firingLimit));
    }
}
