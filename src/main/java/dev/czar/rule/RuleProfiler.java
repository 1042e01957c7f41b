package dev.czar.rule;

import dev.czar.decision.AttemptNumbers;
import dev.czar.fact.Snapshot;
import dev.czar.fact.Snapshot.KnownFact;
import dev.czar.rule.EvaluationMeter.EvaluationCutOff;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.MatchCancelledEvent;
import org.kie.api.event.rule.MatchCreatedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.Match;

/**
 * Shares the processor time of cycles out among rules, approximately: what passes between two events of the engine counts
 * for the rule of the second. The search of a rule that finds nothing so counts for the next one that does; what others take
 * on a busy machine counts for none.
 */
public final class RuleProfiler {

    private final Map<String, Long> nanos = new TreeMap<>();
    private int cycles;
    private long mark;

    public void run(Snapshot snapshot, RuleBook book) {
        EvaluationMeter meter =
                new EvaluationMeter(EvaluationBudget.forFacts(snapshot.facts().size()), Set.of());
        KieSession session = book.base().newKieSession();
        meter.begin();
        AttemptNumbers.begin(snapshot.facts().stream().map(KnownFact::fact));
        try {
            session.addEventListener(new MatchListener());
            new SessionObjectIndex(session, snapshot.facts());
            mark = EvaluationMeter.processorTime();
            session.fireAllRules(meter, new RuleEvaluation(snapshot).firingLimit());
            cycles++;
        } catch (EvaluationCutOff cutOff) {
            cutOff.culprits()
                    .keySet()
                    .forEach(rule -> nanos.merge(rule, EvaluationMeter.processorTime() - mark, Long::sum));
            cycles++;
        } finally {
            AttemptNumbers.end();
            EvaluationMeter.end();
            session.dispose();
        }
    }

    public int cycles() {
        return cycles;
    }

    /** Nanoseconds a cycle. */
    public long of(String rule) {
        return cycles == 0 ? 0 : nanos.getOrDefault(rule, 0L) / cycles;
    }

    private void charge(Match match) {
        long now = EvaluationMeter.processorTime();
        nanos.merge(match.getRule().getName(), now - mark, Long::sum);
        mark = now;
    }

    private final class MatchListener extends DefaultAgendaEventListener {

        @Override
        public void matchCreated(MatchCreatedEvent event) {
            charge(event.getMatch());
        }

        @Override
        public void matchCancelled(MatchCancelledEvent event) {
            charge(event.getMatch());
        }

        @Override
        public void beforeMatchFired(BeforeMatchFiredEvent event) {
            charge(event.getMatch());
        }

        @Override
        public void afterMatchFired(AfterMatchFiredEvent event) {
            charge(event.getMatch());
        }
    }
}
