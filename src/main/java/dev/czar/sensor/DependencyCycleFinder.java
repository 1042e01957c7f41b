package dev.czar.sensor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds tasks that wait for each other in a ring; the same graph gives the same rings. */
final class DependencyCycleFinder {

    private final SortedMap<String, SortedSet<String>> requirements;

    /** Each task with what it waits for. */
    DependencyCycleFinder(Map<String, ? extends Set<String>> requirements) {
        this.requirements = new TreeMap<>();
        requirements.forEach((task, needed) -> this.requirements.put(task, new TreeSet<>(needed)));
    }

    /** The shortest ring through each task that is on one and on none named before, smallest task first. */
    List<List<String>> all() {
        dropWhatCanFinish();
        List<List<String>> rings = new ArrayList<>();
        Set<String> named = new HashSet<>();
        for (String task : requirements.keySet()) {
            if (!named.contains(task)) {
                List<String> ring = shortestThrough(task);
                named.addAll(ring);
                if (!ring.isEmpty()) {
                    rings.add(smallestFirst(ring));
                }
            }
        }
        return rings;
    }

    /** A task is on no ring if all it waits for can finish. */
    private void dropWhatCanFinish() {
        Map<String, Set<String>> dependants = new HashMap<>();
        Map<String, Integer> open = new HashMap<>();
        Deque<String> finished = new ArrayDeque<>();
        requirements.forEach((task, needed) -> {
            needed.retainAll(requirements.keySet());
            open.put(task, needed.size());
            needed.forEach(one ->
                    dependants.computeIfAbsent(one, none -> new HashSet<>()).add(task));
            if (needed.isEmpty()) {
                finished.add(task);
            }
        });
        while (!finished.isEmpty()) {
            String done = finished.remove();
            requirements.remove(done);
            for (String dependant : dependants.getOrDefault(done, Set.of())) {
                if (open.merge(dependant, -1, Integer::sum) == 0) {
                    finished.add(dependant);
                }
            }
        }
    }

    private List<String> shortestThrough(String start) {
        Map<String, String> reachedFrom = new HashMap<>();
        Deque<String> next = new ArrayDeque<>(List.of(start));
        while (!next.isEmpty()) {
            String task = next.remove();
            for (String needed : requirements.getOrDefault(task, Collections.emptySortedSet())) {
                if (needed.equals(start)) {
                    return path(start, task, reachedFrom);
                }
                if (reachedFrom.putIfAbsent(needed, task) == null) {
                    next.add(needed);
                }
            }
        }
        return List.of();
    }

    private static List<String> path(String start, String last, Map<String, String> reachedFrom) {
        List<String> path = new ArrayList<>();
        for (String task = last; !task.equals(start); task = reachedFrom.get(task)) {
            path.add(task);
        }
        path.add(start);
        Collections.reverse(path);
        return path;
    }

    private static List<String> smallestFirst(List<String> ring) {
        List<String> turned = new ArrayList<>(ring);
        Collections.rotate(turned, -ring.indexOf(Collections.min(ring)));
        return List.copyOf(turned);
    }
}
