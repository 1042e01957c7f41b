package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.Decision;
import dev.czar.decision.Decision.Evidence;
import dev.czar.decision.Decision.Justification;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.rule.CycleResult.Firing;
import dev.czar.rule.JustificationReader.Parallelism;
import dev.czar.rule.SessionObject.Kind;
import dev.czar.rule.SessionObject.Support;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kie.api.runtime.KieSession;

/** What stands when nothing more fires: decisions, vetoes and derived facts, each with its evidence. */
final class CycleConclusions {

    private final List<SessionObject> conclusions;

    /** By object, the firings that justify it where they are others than those it was read with. */
    private final Map<Object, List<Support>> otherSupports;

    private final Map<Object, Evidence> evidence = new IdentityHashMap<>();
    private final Map<Action, List<Justification>> refusals = new HashMap<>();
    private final List<Decision> decisions;
    private List<Decision> earlierRefused = List.of();
    private List<SessionObject> ordered;

    CycleConclusions(RuleBook book, SessionObjectIndex nodes, KieSession session) {
        this(new JustificationReader(book, nodes).of(session), Map.of());
    }

    private CycleConclusions(List<SessionObject> conclusions, Map<Object, List<Support>> otherSupports) {
        this.conclusions = conclusions;
        this.otherSupports = otherSupports;
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
        return of(Kind.FACT, type).stream().map(conclusion -> type.cast(conclusion.object));
    }

    /** What these rules conclude, and which of them does. */
    Set<RuleConclusion> of(Set<String> rules) {
        Set<RuleConclusion> found = new HashSet<>();
        for (SessionObject conclusion : conclusions) {
            for (Support support : supports(conclusion)) {
                if (rules.contains(support.rule().name())) {
                    found.add(new RuleConclusion(support.rule().name(), conclusion.object));
                }
            }
        }
        return found;
    }

    /** What other rules than these conclude and nobody states. */
    Stream<Object> without(Set<String> rules) {
        return conclusions.stream()
                .filter(conclusion -> conclusion.known == null)
                .filter(conclusion -> supports(conclusion).stream()
                        .anyMatch(support -> !rules.contains(support.rule().name())))
                .map(conclusion -> conclusion.object);
    }

    /** These, with what some of the rules came to in another evaluation, which was given what the others conclude. */
    CycleConclusions replaced(Set<String> rules, CycleConclusions others) {
        Map<Object, SessionObject> fresh = new HashMap<>();
        others.conclusions.forEach(node -> fresh.put(node.object, node));
        Map<Object, List<Support>> supports = new IdentityHashMap<>();
        List<SessionObject> standing = new ArrayList<>(conclusions.size());
        for (SessionObject node : conclusions) {
            List<Support> merged = new ArrayList<>(supports(node));
            merged.removeIf(support -> rules.contains(support.rule().name()));
            SessionObject again = fresh.isEmpty() ? null : fresh.remove(node.object);
            if (again != null) {
                merged.addAll(again.supports);
                merged.sort(Support.ORDER);
                supports.put(again.object, merged);
            }
            supports.put(node.object, merged);
            if (!merged.isEmpty()) {
                standing.add(node);
            }
        }
        standing.addAll(fresh.values());
        return new CycleConclusions(standing, supports);
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
        return ordered().stream()
                .filter(conclusion -> conclusion.kind == Kind.FACT)
                .map(this::evidence)
                .toList();
    }

    /** In the order of what is concluded, which is stable. */
    List<Firing> trace() {
        List<Firing> trace = new ArrayList<>(conclusions.size());
        for (SessionObject conclusion : ordered()) {
            for (Support support : supports(conclusion)) {
                trace.add(support.firing());
            }
        }
        return trace;
    }

    private List<SessionObject> ordered() {
        if (ordered == null) {
            ordered =
                    Parallelism.stream(conclusions).sorted(SessionObject.ORDER).toList();
        }
        return ordered;
    }

    private List<SessionObject> of(Kind kind) {
        return of(kind, Object.class);
    }

    /** Only these are put into their order. */
    private List<SessionObject> of(Kind kind, Class<?> type) {
        return conclusions.stream()
                .filter(conclusion -> conclusion.kind == kind && type.isInstance(conclusion.object))
                .sorted(SessionObject.ORDER)
                .toList();
    }

    private List<Support> supports(SessionObject node) {
        return otherSupports.getOrDefault(node.object, node.supports);
    }

    private List<Justification> because(SessionObject conclusion) {
        List<Support> supports = supports(conclusion);
        List<Justification> because = new ArrayList<>(supports.size());
        for (Support support : supports) {
            Rule rule = support.rule();
            because.add(new Justification(rule.name(), rule.why(), rule.capability(), evidence(support.matched())));
        }
        return because;
    }

    private List<Evidence> evidence(List<SessionObject> matched) {
        List<Evidence> facts = new ArrayList<>(matched.size());
        for (SessionObject node : matched) {
            if (node.kind == Kind.FACT) {
                facts.add(evidence(node));
            }
        }
        return facts;
    }

    /** A derived fact met again while it is being explained stands for itself. */
    private Evidence evidence(SessionObject node) {
        Evidence made = evidence.get(node.object);
        if (made == null) {
            made = stated(node);
            evidence.put(node.object, made);
            if (!supports(node).isEmpty()) {
                made = new Evidence((Fact) node.object, "rule", Duration.ZERO, because(node));
                evidence.put(node.object, made);
            }
        }
        return made;
    }

    private static Evidence stated(SessionObject node) {
        Fact fact = (Fact) node.object;
        return node.known == null
                ? new Evidence(fact, "rule", Duration.ZERO, List.of())
                : new Evidence(fact, node.known.source(), node.known.seen(), List.of());
    }
}
