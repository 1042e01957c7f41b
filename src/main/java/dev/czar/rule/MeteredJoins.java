package dev.czar.rule;

import java.lang.reflect.Field;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.drools.core.common.BetaConstraints;
import org.drools.core.impl.InternalRuleBase;
import org.drools.core.reteoo.BetaNode;
import org.drools.core.reteoo.LeftTupleSource;
import org.drools.core.reteoo.TerminalNode;
import org.drools.core.reteoo.TupleToObjectNode;
import org.kie.api.KieBase;

/** Makes each join of a compiled network count the pairs it tries, so that an evaluation can end in the midst of one. */
public final class MeteredJoins {

    private static final Field CONSTRAINTS = constraintsField();

    private final Map<BetaNode, Set<String>> joins = new IdentityHashMap<>();

    private MeteredJoins() {}

    /** Once for each base, before its first session. */
    public static void install(KieBase base) {
        MeteredJoins network = new MeteredJoins();
        for (TerminalNode[] ends :
                ((InternalRuleBase) base).getReteooBuilder().getTerminalNodes().values()) {
            for (TerminalNode end : ends) {
                network.collect(end.getLeftTupleSource(), end.getRule().getName());
            }
        }
        network.joins.forEach((join, rules) -> replace(join, List.copyOf(rules)));
    }

    /** From the end of a rule to its first pattern, and through the patterns of each group beside it. */
    private void collect(LeftTupleSource last, String rule) {
        for (LeftTupleSource node = last; node != null; node = node.getLeftTupleSource()) {
            if (node instanceof BetaNode join
                    && joins.computeIfAbsent(join, any -> new TreeSet<>()).add(rule)
                    && join.getRightInput().getParent() instanceof TupleToObjectNode group) {
                collect(group.getLeftTupleSource(), rule);
            }
        }
    }

    private static void replace(BetaNode join, List<String> rules) {
        try {
            BetaConstraints<?> unmetered = (BetaConstraints<?>) CONSTRAINTS.get(join);
            if (!(unmetered instanceof MeteredConstraints)) {
                CONSTRAINTS.set(join, new MeteredConstraints(unmetered, rules));
            }
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    /** The engine has no place where a join could be bounded, so its constraints are exchanged. */
    private static Field constraintsField() {
        try {
            Field field = BetaNode.class.getDeclaredField("constraints");
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException other) {
            throw new IllegalStateException("this engine keeps the constraints of its joins elsewhere", other);
        }
    }
}
