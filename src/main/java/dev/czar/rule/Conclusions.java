package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.Because;
import dev.czar.decision.Decision;
import dev.czar.decision.Evidence;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import dev.czar.fact.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.drools.core.common.InternalFactHandle;
import org.drools.tms.LogicalDependency;
import org.drools.tms.SimpleMode;
import org.drools.tms.TruthMaintenanceSystemEqualityKey;
import org.drools.tms.beliefsystem.ModedAssertion;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** What stands when nothing more fires, read from the engine's truth maintenance with every justification. */
final class Conclusions {

    /** A justification: the rule and what it matched. */
    private record Support(Rule rule, List<Object> matched) {}

    private final RuleBook book;
    private final Map<Object, Known> known = new IdentityHashMap<>();
    private final Map<Object, List<Support>> supports = new IdentityHashMap<>();

    Conclusions(RuleBook book, List<Known> facts, KieSession session) {
        this.book = book;
        facts.forEach(fact -> known.put(fact.fact(), fact));
        for (FactHandle handle : session.getFactHandles()) {
            InternalFactHandle internal = (InternalFactHandle) handle;
            if (internal.getEqualityKey() instanceof TruthMaintenanceSystemEqualityKey key
                    && key.getBeliefSet() != null) {
                supports.put(internal.getObject(), supportsOf(key));
            }
        }
    }

    private List<Support> supportsOf(TruthMaintenanceSystemEqualityKey key) {
        List<Support> found = new ArrayList<>();
        for (Object mode = key.getBeliefSet().getFirst();
                mode instanceof SimpleMode simple;
                mode = ((ModedAssertion<?>) simple).getNext()) {
            LogicalDependency<?> dependency = simple.getObject();
            found.add(new Support(
                    book.rule(dependency.getJustifier().getRule().getName()),
                    dependency.getJustifier().getObjects().stream()
                            .filter(Conclusions::ofOurs)
                            .toList()));
        }
        found.sort(Comparator.comparing((Support support) -> support.rule().name())
                .thenComparing(support -> support.matched().toString()));
        return found;
    }

    private static boolean ofOurs(Object matched) {
        return matched instanceof Fact || matched instanceof Action || matched instanceof Refusal;
    }

    List<Decision> decisions() {
        return supports.keySet().stream()
                .filter(Action.class::isInstance)
                .map(Action.class::cast)
                .map(action -> new Decision(action, because(action), vetoesOf(action)))
                .sorted()
                .toList();
    }

    private List<Because> vetoesOf(Action action) {
        return supports.keySet().stream()
                .filter(Refusal.class::isInstance)
                .map(Refusal.class::cast)
                .filter(vetoed -> vetoed.action().equals(action))
                .flatMap(vetoed -> because(vetoed).stream())
                .toList();
    }

    List<Evidence> derived() {
        return supports.keySet().stream()
                .filter(Fact.class::isInstance)
                .sorted(Comparator.comparing((Object fact) -> ((Fact) fact).key())
                        .thenComparing(Object::toString))
                .map(fact -> evidence(fact, new HashSet<>()))
                .toList();
    }

    List<Firing> trace() {
        return supports.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(support -> new Firing(
                                support.rule().name(),
                                support.matched().stream()
                                        .map(Conclusions::label)
                                        .toList(),
                                label(entry.getKey()))))
                .sorted()
                .toList();
    }

    private static String label(Object object) {
        return object.toString();
    }

    private List<Because> because(Object conclusion) {
        return because(conclusion, new HashSet<>());
    }

    private List<Because> because(Object conclusion, Set<Object> path) {
        return supports.getOrDefault(conclusion, List.of()).stream()
                .map(support -> new Because(
                        support.rule().name(),
                        support.rule().why(),
                        support.rule().capability(),
                        support.matched().stream()
                                .filter(Fact.class::isInstance)
                                .map(fact -> evidence(fact, path))
                                .toList()))
                .toList();
    }

    private Evidence evidence(Object fact, Set<Object> path) {
        Known sensed = known.get(fact);
        if (sensed != null) {
            return new Evidence(sensed.fact(), sensed.source(), sensed.seen(), List.of());
        }
        if (!path.add(fact)) {
            return new Evidence((Fact) fact, "rule", Duration.ZERO, List.of());
        }
        List<Because> because = because(fact, path);
        path.remove(fact);
        return new Evidence((Fact) fact, "rule", Duration.ZERO, because);
    }
}
