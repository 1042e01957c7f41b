package dev.czar.omnibus.plan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what waits for each other in a cycle; the same graph in the same order gives the same cycles. */
public final class DependencyCycleFinder<M> {

    private final List<M> order;
    private final Map<M, Set<M>> requirements = new LinkedHashMap<>();

    private DependencyCycleFinder(Map<M, ? extends Set<M>> requirements) {
        this.order = List.copyOf(requirements.keySet());
        requirements.forEach((member, needed) -> this.requirements.put(member, new LinkedHashSet<>(needed)));
    }

    /** The shortest cycle through each member that is on one and on none named before, its first member in the map's order first. */
    public static <M> List<List<M>> find(Map<M, ? extends Set<M>> requirements) {
        return new DependencyCycleFinder<M>(requirements).all();
    }

    private List<List<M>> all() {
        dropWhatCanFinish();
        List<List<M>> cycles = new ArrayList<>();
        Set<M> named = new HashSet<>();
        for (M member : requirements.keySet()) {
            if (!named.contains(member)) {
                List<M> cycle = shortestThrough(member);
                if (!cycle.isEmpty()) {
                    cycles.add(firstInOrderFirst(cycle));
                }
                named.addAll(cycle);
            }
        }
        return cycles;
    }

    /** A member is on no cycle if all it waits for can finish. */
    private void dropWhatCanFinish() {
        Map<M, Set<M>> dependants = new HashMap<>();
        Map<M, Integer> open = new HashMap<>();
        Deque<M> finished = new ArrayDeque<>();
        requirements.forEach((member, needed) -> {
            needed.retainAll(requirements.keySet());
            open.put(member, needed.size());
            needed.forEach(one ->
                    dependants.computeIfAbsent(one, none -> new HashSet<>()).add(member));
            if (needed.isEmpty()) {
                finished.add(member);
            }
        });
        while (!finished.isEmpty()) {
            M done = finished.remove();
            requirements.remove(done);
            for (M dependant : dependants.getOrDefault(done, Set.of())) {
                if (open.merge(dependant, -1, Integer::sum) == 0) {
                    finished.add(dependant);
                }
            }
        }
    }

    private List<M> shortestThrough(M start) {
        Map<M, M> reachedFrom = new HashMap<>();
        Deque<M> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            M member = next.remove();
            for (M needed : requirements.getOrDefault(member, Set.of())) {
                if (needed.equals(start)) {
                    return path(start, member, reachedFrom);
                }
                if (reachedFrom.putIfAbsent(needed, member) == null) {
                    next.add(needed);
                }
            }
        }
        return List.of();
    }

    private static <M> List<M> path(M start, M last, Map<M, M> reachedFrom) {
        List<M> path = new ArrayList<>();
        for (M member = last; !member.equals(start); member = reachedFrom.get(member)) {
            path.add(member);
        }
        path.add(start);
        Collections.reverse(path);
        return path;
    }

    private List<M> firstInOrderFirst(List<M> cycle) {
        Set<M> members = new HashSet<>(cycle);
        M first = order.stream().filter(members::contains).findFirst().orElseThrow();
        List<M> turned = new ArrayList<>(cycle);
        Collections.rotate(turned, -cycle.indexOf(first));
        return List.copyOf(turned);
    }
}
