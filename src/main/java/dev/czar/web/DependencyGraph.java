package dev.czar.web;

import dev.czar.fact.Dependency;
import dev.czar.fact.DependencyCycle;
import dev.czar.fact.Integrated;
import dev.czar.fact.Met;
import dev.czar.fact.Task;
import dev.czar.fact.Told;
import dev.czar.fact.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who waits for whom, which requirements are met, rings, and the critical path: the chain of tasks
 * still to be integrated that will take longest, first one first; by time where {@code pace} is known, else by number.
 */
public record DependencyGraph(
        List<Node> tasks, List<Edge> edges, List<List<String>> cycles, List<String> criticalPath, Optional<Pace> pace) {

    /**
     * A task and its stage; {@code age} is the time in that stage where the facts tell, {@code took} the time from its claim
     * until it was in the omnibus.
     */
    public record Node(String task, TaskStage stage, String worker, Optional<Duration> age, Optional<Duration> took) {}

    /** A task, what it requires, whether that is met, for how long it has been in the omnibus, and when the task's worker was told so. */
    public record Edge(String task, String requirement, boolean met, Optional<Duration> age, Optional<Told> told) {}

    static DependencyGraph of(Scene scene) {
        TaskTimes times = new TaskTimes(scene);
        List<Node> nodes = new TaskViews(scene)
                .all().stream().map(view -> node(view, times)).toList();
        Map<String, Told> told = clearings(scene);
        List<Edge> edges = scene.all(Dependency.class).stream()
                .map(dependency -> edge(scene, dependency, told))
                .toList();
        List<List<String>> cycles = scene.all(DependencyCycle.class).stream()
                .map(DependencyCycle::tasks)
                .toList();
        Optional<Pace> pace = Pace.of(nodes.stream().map(Node::took).flatMap(Optional::stream));
        List<String> critical = new CriticalPath(edges, task -> times.left(task, pace)).through(nodes);
        return new DependencyGraph(nodes, edges, cycles, critical, pace);
    }

    private static Node node(TaskView view, TaskTimes times) {
        Task task = view.task();
        return new Node(task.id(), view.stage(), view.worker(), times.inStage(view), times.took(task.id()));
    }

    private static Edge edge(Scene scene, Dependency dependency, Map<String, Told> told) {
        String requirement = dependency.requirement();
        Optional<Duration> age = scene.one(Integrated.class, requirement).map(Integrated::age);
        return new Edge(
                dependency.task(),
                requirement,
                age.isPresent() || scene.has(Met.class, requirement),
                age,
                Optional.ofNullable(told.get(dependency.subject())));
    }

    private static Map<String, Told> clearings(Scene scene) {
        return scene.all(Told.class).stream()
                .filter(told -> told.topic() == Topic.CLEARED)
                .collect(Collectors.toMap(Told::episode, told -> told, (first, second) -> first));
    }
}
