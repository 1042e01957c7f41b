package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.decision.Evidence;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import dev.czar.rule.Justifications.Conclusion;
import dev.czar.rule.Justifications.Support;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.kie.api.runtime.KieSession;

/** What stands when nothing more fires: decisions, vetoes and derived facts, each with its evidence. */
final class Conclusions {

    private final Map<Object, Known> known = new IdentityHashMap<>();
    private final Map<Object, Conclusion> concluded = new IdentityHashMap<>();
    private final Map<Object, Evidence> evidence = new IdentityHashMap<>();
    private final Map<Action, List<Because>> vetoes = new HashMap<>();
    private final List<Conclusion> conclusions;

    Conclusions(RuleBook book, List<Known> facts, KieSession session) {
        facts.forEach(fact -> known.put(fact.fact(), fact));
        conclusions = new Justifications(book).of(session);
        conclusions.forEach(conclusion -> concluded.put(conclusion.object(), conclusion));
        conclusions.forEach(conclusion -> {
            if (conclusion.object() instanceof Refusal refusal) {
                vetoes.computeIfAbsent(refusal.action(), action -> new ArrayList<>())
                        .addAll(because(conclusion));
            }
        });
    }

    List<Decision> decisions() {
        return conclusions.stream()
                .filter(conclusion -> conclusion.object() instanceof Action)
                .map(this::decision)
                .toList();
    }

    private Decision decision(Conclusion conclusion) {
        Action action = (Action) conclusion.object();
        return new Decision(action, because(conclusion), vetoes.getOrDefault(action, List.of()));
    }

    List<Evidence> derived() {
        return conclusions.stream()
                .filter(conclusion -> conclusion.object() instanceof Fact)
                .map(conclusion -> evidence((Fact) conclusion.object()))
                .toList();
    }

    List<Firing> trace() {
        return conclusions.stream()
                .flatMap(conclusion -> conclusion.supports().stream())
                .map(Support::firing)
                .sorted()
                .toList();
    }

    private List<Because> because(Conclusion conclusion) {
        return conclusion.supports().stream()
                .map(support -> new Because(
                        support.rule().name(),
                        support.rule().why(),
                        support.rule().capability(),
                        evidence(support.matched())))
                .toList();
    }

    private List<Evidence> evidence(List<Object> matched) {
        return matched.stream()
                .filter(Fact.class::isInstance)
                .map(fact -> evidence((Fact) fact))
                .toList();
    }

    private Evidence evidence(Fact fact) {
        Evidence found = evidence.get(fact);
        if (found == null) {
            evidence.put(fact, leaf(fact));
            found = explained(fact);
            evidence.put(fact, found);
        }
        return found;
    }

    private Evidence explained(Fact fact) {
        Conclusion conclusion = concluded.get(fact);
        return conclusion == null ? leaf(fact) : new Evidence(fact, "rule", Duration.ZERO, because(conclusion));
    }

    /** A sensed fact, or a derived one met again while it is being explained. */
    private Evidence leaf(Fact fact) {
        Known stated = known.get(fact);
        return stated == null
                ? new Evidence(fact, "rule", Duration.ZERO, List.of())
                : new Evidence(fact, stated.source(), stated.seen(), List.of());
    }
}
