package dev.czar.omnibus.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Members that need each other in a ring, one shortest ring from each first member, and who cannot be ordered because of them. */
record RequirementCycles<M>(List<List<M>> cycles, List<M> blocked) {

    static <M> RequirementCycles<M> of(List<M> members, MergeRequirements<M> requirements) {
        List<List<M>> cycles = new ArrayList<>();
        Set<M> ringed = new HashSet<>();
        for (M member : members) {
            List<M> ring = ringed.contains(member) ? List.of() : shortestCycle(member, members, requirements);
            ringed.addAll(ring);
            if (!ring.isEmpty()) {
                cycles.add(ring);
            }
        }
        List<M> stranded = members.stream()
                .filter(member -> !Collections.disjoint(requirements.closure(member, members), ringed))
                .toList();
        return new RequirementCycles<>(cycles, stranded);
    }

    /** The shortest way from the member over those it needs back to itself. */
    private static <M> List<M> shortestCycle(M start, List<M> members, MergeRequirements<M> requirements) {
        Map<M, M> cameFrom = new HashMap<>();
        Deque<M> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            M from = open.remove();
            for (M next : members) {
                if (requirements.needs(from, next) && cameFrom.putIfAbsent(next, from) == null) {
                    if (next.equals(start)) {
                        return path(start, cameFrom);
                    }
                    open.add(next);
                }
            }
        }
        return List.of();
    }

    private static <M> List<M> path(M start, Map<M, M> cameFrom) {
        List<M> way = new ArrayList<>();
        M at = start;
        do {
            at = cameFrom.get(at);
            way.add(at);
        } while (!at.equals(start));
        Collections.reverse(way);
        return List.copyOf(way);
    }
}
