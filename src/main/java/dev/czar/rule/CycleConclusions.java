package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.rule.CycleResult.Firing;
import dev.czar.rule.SessionObject.Kind;
import dev.czar.rule.SessionObject.Support;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.runtime.KieSession;

/** What stands when nothing more fires: decisions, vetoes and derived facts, each with its evidence. */
final class CycleConclusions {

    private final List<SessionObject> conclusions;
    private final Map<Kind, List<SessionObject>> byKind = new EnumMap<>(Kind.class);
    private final Map<Action, List<Justification>> refusals = new HashMap<>();
    private final List<Decision> decisions;
    private List<Decision> earlierRefused = List.of();

    CycleConclusions(RuleBook book, SessionObjectIndex nodes, KieSession session) {
        conclusions = new JustificationReader(book, nodes).of(session);
        for (SessionObject conclusion : conclusions) {
            byKind.computeIfAbsent(conclusion.kind, kind -> new ArrayList<>()).add(conclusion);
        }
        for (SessionObject conclusion : of(Kind.REFUSAL)) {
            refusals.computeIfAbsent(((Refusal) conclusion.object).action(), action -> new ArrayList<>())
                    .addAll(because(conclusion));
        }
        decisions = of(Kind.ACTION).stream().map(this::decision).toList();
    }

    /** In the order of what is decided, which is stable. */
    List<Decision> decisions() {
        return decisions;
    }

    /** What was chosen before and refused, and is not chosen any more. */
    List<Decision> earlierRefused() {
        return earlierRefused;
    }

    /** These conclusions, where the {@code earlier} ones led to them. */
    CycleConclusions after(CycleConclusions earlier) {
        Set<String> now = decisions.stream().map(Decision::key).collect(Collectors.toSet());
        earlierRefused = earlier.decisions().stream()
                .filter(decision -> !decision.vetoes().isEmpty() && !now.contains(decision.key()))
                .toList();
        return this;
    }

    /** The derived facts of a type. */
    <F extends Fact> Stream<F> standing(Class<F> type) {
        return of(Kind.FACT).stream()
                .map(conclusion -> conclusion.object)
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** What these rules conclude, and which of them does. */
    Set<RuleConclusion> of(Set<String> rules) {
        Set<RuleConclusion> found = new HashSet<>();
        for (SessionObject conclusion : conclusions) {
            for (Support support : conclusion.supports) {
                if (rules.contains(support.rule().name())) {
                    found.add(new RuleConclusion(support.rule().name(), conclusion.object));
                }
            }
        }
        return found;
    }

    /** A fact, an action or a refusal that a rule concludes. */
    record RuleConclusion(String rule, Object concluded) {}

    /** Why an action is refused; empty when it is not. */
    List<Justification> refusals(Action action) {
        return refusals.getOrDefault(action, List.of());
    }

    private Decision decision(SessionObject conclusion) {
        Action action = (Action) conclusion.object;
        return new Decision(action, because(conclusion), refusals(action));
    }

    List<Evidence> derived() {
        return of(Kind.FACT).stream().map(CycleConclusions::evidence).toList();
    }

    /** In the order of what is concluded, which is stable. */
    List<Firing> trace() {
        List<Firing> trace = new ArrayList<>(conclusions.size());
        for (SessionObject conclusion : conclusions) {
            for (Support support : conclusion.supports) {
                trace.add(support.firing());
            }
        }
        return trace;
    }

    private List<SessionObject> of(Kind kind) {
        return byKind.getOrDefault(kind, List.of());
    }

    private static List<Justification> because(SessionObject conclusion) {
        List<Justification> because = new ArrayList<>(conclusion.supports.size());
        for (Support support : conclusion.supports) {
            Rule rule = support.rule();
            because.add(new Justification(rule.name(), rule.why(), rule.capability(), evidence(support.matched())));
        }
        return because;
    }

    private static List<Evidence> evidence(List<SessionObject> matched) {
        List<Evidence> facts = new ArrayList<>(matched.size());
        for (SessionObject node : matched) {
            if (node.kind == Kind.FACT) {
                facts.add(evidence(node));
            }
        }
        return facts;
    }

    /** A derived fact met again while it is being explained stands for itself. */
    private static Evidence evidence(SessionObject node) {
        if (node.evidence == null) {
            node.evidence = stated(node);
            if (!node.supports.isEmpty()) {
                node.evidence = new Evidence((Fact) node.object, "rule", Duration.ZERO, because(node));
            }
        }
        return node.evidence;
    }

    private static Evidence stated(SessionObject node) {
        Fact fact = (Fact) node.object;
        return node.known == null
                ? new Evidence(fact, "rule", Duration.ZERO, List.of())
                : new Evidence(fact, node.known.source(), node.known.seen(), List.of());
    }
}
