package dev.czar.web;

import dev.czar.fact.Order;
import dev.czar.fact.Project;
import dev.czar.fact.Task;
import dev.czar.fact.Worker;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.CycleResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums a project up. */
final class ProjectViews {

    private final Clock clock;

    ProjectViews(Clock clock) {
        this.clock = clock;
    }

    ProjectView of(ProjectLoop project) {
        return of(Present.of(project), clock.instant());
    }

    static ProjectView of(Sight sight, Instant now) {
        Scene scene = sight.scene();
        ProjectLoop project = sight.project();
        TaskViews tasks = new TaskViews(scene);
        return new ProjectView(
                project.name(),
                project.layout().root().toString(),
                scene.one(Project.class, project.name())
                        .map(fact -> fact.state().name())
                        .orElse("UNKNOWN"),
                sight.rules().revision(),
                sight.lastCycle(),
                Duration.between(sight.lastCycle(), now),
                scene.all(Order.class),
                counted(scene.all(Worker.class), worker -> scene.health(worker.id())),
                counted(scene.all(Task.class), task -> tasks.stage(task).name()),
                sight.cycle().map(ProjectViews::decisions).orElse(Map.of()),
                sight.cycle().map(cycle -> Alert.of(cycle, scene)).orElse(List.of()),
                sight.troubles());
    }

    private static Map<String, Integer> decisions(CycleResult cycle) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("standing", cycle.decisions().size());
        counts.put("vetoed", cycle.vetoed().size());
        return counts;
    }

    private static <T> Map<String, Long> counted(Collection<T> things, Function<T, String> name) {
        return things.stream().collect(Collectors.groupingBy(name, TreeMap::new, Collectors.counting()));
    }
}
