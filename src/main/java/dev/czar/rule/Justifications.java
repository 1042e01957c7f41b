package dev.czar.rule;

import dev.czar.decision.Action;
import dev.czar.decision.Refusal;
import dev.czar.fact.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.common.InternalFactHandle;
import org.drools.tms.LogicalDependency;
import org.drools.tms.SimpleMode;
import org.drools.tms.TruthMaintenanceSystemEqualityKey;
import org.drools.tms.beliefsystem.ModedAssertion;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Why each conclusion stands, read from the engine's truth maintenance; everything in a stable order. */
final class Justifications {

    /** One conclusion with the firings that justify it. */
    record Conclusion(Object object, String label, List<Support> supports) {}

    /** A rule and what it matched, in pattern order. */
    record Support(Rule rule, List<Object> matched, Firing firing) {}

    private final RuleBook book;
    private final Map<Object, String> labels = new IdentityHashMap<>();

    Justifications(RuleBook book) {
        this.book = book;
    }

    List<Conclusion> of(KieSession session) {
        List<Conclusion> found = new ArrayList<>();
        for (FactHandle handle : session.getFactHandles()) {
            InternalFactHandle internal = (InternalFactHandle) handle;
            if (internal.getEqualityKey() instanceof TruthMaintenanceSystemEqualityKey key
                    && key.getBeliefSet() != null) {
                found.add(conclusion(internal.getObject(), key));
            }
        }
        found.sort(Comparator.comparing(Conclusion::label)
                .thenComparing(conclusion -> conclusion.object().toString()));
        return found;
    }

    private Conclusion conclusion(Object object, TruthMaintenanceSystemEqualityKey key) {
        String label = label(object);
        List<Support> supports = new ArrayList<>();
        for (Object mode = key.getBeliefSet().getFirst();
                mode instanceof SimpleMode simple;
                mode = ((ModedAssertion<?>) simple).getNext()) {
            supports.add(support(simple.getObject(), label));
        }
        if (supports.size() > 1) {
            supports.sort(Comparator.comparing(Support::firing));
        }
        return new Conclusion(object, label, List.copyOf(supports));
    }

    private Support support(LogicalDependency<?> dependency, String concluded) {
        Rule rule = book.rule(dependency.getJustifier().getRule().getName());
        List<Object> matched = new ArrayList<>(4);
        for (Object object : dependency.getJustifier().getObjects()) {
            collect(object, matched);
        }
        String[] names = new String[matched.size()];
        for (int index = 0; index < names.length; index++) {
            names[index] = label(matched.get(index));
        }
        return new Support(rule, matched, new Firing(rule.name(), List.of(names), concluded));
    }

    /** What an accumulation collected is taken apart and sorted: the engine's order means nothing. */
    private void collect(Object object, List<Object> matched) {
        if (object instanceof Collection<?> many) {
            many.stream()
                    .filter(Justifications::ofOurs)
                    .sorted(Comparator.comparing(this::label).thenComparing(Object::toString))
                    .forEach(matched::add);
        } else if (ofOurs(object)) {
            matched.add(object);
        }
    }

    private static boolean ofOurs(Object object) {
        return object instanceof Fact || object instanceof Action || object instanceof Refusal;
    }

    private String label(Object object) {
        String label = labels.get(object);
        if (label == null) {
            label = labelOf(object);
            labels.put(object, label);
        }
        return label;
    }

    private static String labelOf(Object object) {
        if (object instanceof Fact fact) {
            return fact.key();
        }
        if (object instanceof Refusal refusal) {
            return refusal.getClass().getSimpleName() + "/" + refusal.action().key();
        }
        return object instanceof Action action ? action.key() : object.toString();
    }
}
