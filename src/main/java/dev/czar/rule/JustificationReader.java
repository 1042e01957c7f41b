package dev.czar.rule;

import dev.czar.rule.SessionObject.Kind;
import dev.czar.rule.SessionObject.Support;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.reteoo.TupleImpl;
import org.drools.tms.LogicalDependency;
import org.drools.tms.SimpleMode;
import org.drools.tms.TruthMaintenanceSystemEqualityKey;
import org.drools.tms.beliefsystem.BeliefSet;
import org.drools.tms.beliefsystem.ModedAssertion;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.runtime.rule.Match;

/** Why each conclusion stands, read from the engine's truth maintenance; everything in a stable order. */
final class JustificationReader {

    private final RuleBook book;
    private final SessionObjectIndex nodes;

    JustificationReader(RuleBook book, SessionObjectIndex nodes) {
        this.book = book;
        this.nodes = nodes;
    }

    /** All conclusions of the session, in no order. */
    List<SessionObject> of(KieSession session) {
        for (FactHandle handle : session.getFactHandles()) {
            InternalFactHandle internal = (InternalFactHandle) handle;
            SessionObject node = nodes.of(internal);
            if (internal.getEqualityKey() instanceof TruthMaintenanceSystemEqualityKey key) {
                node.beliefs = key.getBeliefSet();
            }
        }
        List<SessionObject> concluded =
                nodes.all().filter(node -> node.beliefs != null).toList();
        Parallelism.stream(concluded).forEach(node -> node.supports = supports(node));
        return concluded.stream().filter(node -> !node.supports.isEmpty()).toList();
    }

    /** The matches of a rule for which what it concludes stands. */
    static Stream<Match> matches(KieSession session, String rule) {
        return session.getFactHandles().stream()
                .map(handle -> ((InternalFactHandle) handle).getEqualityKey())
                .filter(TruthMaintenanceSystemEqualityKey.class::isInstance)
                .map(key -> ((TruthMaintenanceSystemEqualityKey) key).getBeliefSet())
                .filter(Objects::nonNull)
                .<Match>mapMulti((beliefs, found) -> each(beliefs, one -> found.accept(one.getJustifier())))
                .filter(match -> match.getRule().getName().equals(rule));
    }

    private static void each(BeliefSet<?> beliefs, Consumer<LogicalDependency<?>> found) {
        for (Object mode = beliefs.getFirst();
                mode instanceof SimpleMode simple;
                mode = ((ModedAssertion<?>) simple).getNext()) {
            found.accept(simple.getObject());
        }
    }

    private List<Support> supports(SessionObject node) {
        List<Support> supports = new ArrayList<>(1);
        each(node.beliefs, dependency -> supports.add(support(dependency, node)));
        if (supports.size() > 1) {
            supports.sort(Support.ORDER);
        }
        return supports;
    }

    private Support support(LogicalDependency<?> dependency, SessionObject concluded) {
        return new Support(
                book.rule(dependency.getJustifier().getRule().getName()),
                matched(dependency.getJustifier().getTuple()),
                concluded);
    }

    /** A tuple knows its last pattern and the tuple before it. */
    private List<SessionObject> matched(TupleImpl last) {
        List<SessionObject> matched = new ArrayList<>(4);
        for (TupleImpl tuple = last; tuple != null; tuple = tuple.getParent()) {
            if (tuple.getFactHandle() != null) {
                collect(tuple.getFactHandle(), matched);
            }
        }
        Collections.reverse(matched);
        return matched;
    }

    /** What an accumulation collected is taken apart and sorted: the engine's order means nothing. */
    private void collect(InternalFactHandle handle, List<SessionObject> matched) {
        if (handle.getObject() instanceof Collection<?> many) {
            many.stream()
                    .map(nodes::of)
                    .filter(Objects::nonNull)
                    .sorted(SessionObject.ORDER.reversed())
                    .forEach(matched::add);
        } else if (Kind.of(handle.getObject()) != Kind.OTHER) {
            matched.add(nodes.of(handle));
        }
    }

    /** The cores of the machine: they share long lists, and leave short ones to the thread that asks. */
    static final class Parallelism {

        /** Below this, handing over costs more than it brings. */
        private static final int LONG = 1_500;

        private Parallelism() {}

        static <T> Stream<T> stream(List<T> list) {
            return list.size() < LONG ? list.stream() : list.parallelStream();
        }
    }
}
