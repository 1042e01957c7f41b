package dev.czar.web;

import dev.czar.fact.Dependency;
import dev.czar.fact.DependencyCycle;
import dev.czar.fact.Integrated;
import dev.czar.fact.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who waits for whom, which requirements are met (really in the omnibus), rings, and the critical path: the longest chain
 * of tasks still to be integrated, first one first.
 */
public record DependencyGraph(
        List<Node> tasks, List<Edge> edges, List<List<String>> cycles, List<String> criticalPath) {

    /** A task and its stage. */
    public record Node(String task, TaskStage stage) {}

    /** A task, what it requires, and whether that is met. */
    public record Edge(String task, String requirement, boolean met) {}

    static DependencyGraph of(Scene scene) {
        TaskViews views = new TaskViews(scene);
        List<Node> nodes = scene.all(Task.class).stream()
                .map(task -> new Node(task.id(), views.stage(task)))
                .toList();
        List<Edge> edges = scene.all(Dependency.class).stream()
                .map(edge -> new Edge(edge.task(), edge.requirement(), scene.has(Integrated.class, edge.requirement())))
                .toList();
        List<List<String>> cycles = scene.all(DependencyCycle.class).stream()
                .map(DependencyCycle::tasks)
                .toList();
        return new DependencyGraph(nodes, edges, cycles, criticalPath(nodes, edges));
    }

    private static List<String> criticalPath(List<Node> nodes, List<Edge> edges) {
        Map<String, List<String>> longest = new HashMap<>();
        List<String> critical = List.of();
        for (Node node : nodes) {
            boolean open = node.stage() != TaskStage.INTEGRATED && node.stage() != TaskStage.DONE;
            List<String> path = open ? pathTo(node.task(), edges, longest, new HashSet<>()) : List.of();
            critical = path.size() > critical.size() ? path : critical;
        }
        return critical;
    }

    private static List<String> pathTo(
            String task, List<Edge> edges, Map<String, List<String>> longest, Set<String> under) {
        if (longest.containsKey(task) || !under.add(task)) {
            return longest.getOrDefault(task, List.of());
        }
        List<String> before = List.of();
        for (Edge edge : edges) {
            if (edge.task().equals(task) && !edge.met()) {
                List<String> path = pathTo(edge.requirement(), edges, longest, under);
                before = path.size() > before.size() ? path : before;
            }
        }
        List<String> path = new ArrayList<>(before);
        path.add(task);
        longest.put(task, path);
        under.remove(task);
        return path;
    }
}
