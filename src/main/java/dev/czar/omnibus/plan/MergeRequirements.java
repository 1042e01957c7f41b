package dev.czar.omnibus.plan;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who directly needs whom among members; what follows from that is worked out here, never listed. */
@FunctionalInterface
public interface MergeRequirements<M> {

    boolean needs(M member, M other);

    /** The member and all of {@code among} that it needs, directly or not. */
    default Set<M> closure(M member, Collection<M> among) {
        return reachable(member, among, this::needs);
    }

    /** The member and all of {@code among} that need it, directly or not. */
    default Set<M> dependants(M member, Collection<M> among) {
        return reachable(member, among, (needed, other) -> needs(other, needed));
    }

    private static <M> Set<M> reachable(M start, Collection<M> among, MergeRequirements<M> edge) {
        Set<M> reached = new LinkedHashSet<>(Set.of(start));
        Deque<M> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            M from = open.remove();
            for (M other : among) {
                if (!reached.contains(other) && edge.needs(from, other)) {
                    reached.add(other);
                    open.add(other);
                }
            }
        }
        return reached;
    }
}
