package dev.czar.web.view;

import dev.czar.decision.Decision;
import dev.czar.decision.ProjectAction.AlertHuman;
import dev.czar.fact.InfrastructureState.SensorFailed;
import dev.czar.fact.Memory.Alerted;
import dev.czar.fact.Order;
import dev.czar.fact.Project;
import dev.czar.fact.Task;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.Worker.UsageTotal;
import dev.czar.fact.WorkerState.WorkerExit;
import dev.czar.loop.LoopHealth;
import dev.czar.loop.ProjectLoop;
import dev.czar.rule.CycleResult;
import dev.czar.rule.CycleResult.QuarantinedRule;
import dev.czar.web.request.FactIndex;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums a project up. */
public final class ProjectViews {

    private final Clock clock;

    public ProjectViews(Clock clock) {
        this.clock = clock;
    }

    public ProjectView of(ProjectLoop project) {
        return of(LiveViewSource.of(project), clock.instant());
    }

    public static ProjectView of(ViewSource source, Instant now) {
        FactIndex facts = source.facts();
        ProjectLoop project = source.project();
        TaskProgressReader progress = new TaskProgressReader(facts);
        return new ProjectView(
                project.name(),
                project.layout().root().toString(),
                facts.one(Project.class, project.name())
                        .map(fact -> fact.state().name())
                        .orElse("UNKNOWN"),
                source.rules().revision(),
                source.lastCycle(),
                Duration.between(source.lastCycle(), now),
                facts.all(Order.class),
                counted(facts.all(Worker.class), worker -> facts.health(worker.id())),
                crashed(facts),
                counted(facts.all(Task.class), task -> progress.stageName(task.id())),
                source.cycle().map(ProjectViews::decisions).orElse(Map.of()),
                source.cycle().map(cycle -> AlertView.of(cycle, facts)).orElse(List.of()),
                NeedView.all(source),
                facts.one(UsageTotal.class, UsageScope.PROJECT_DAY + "/project"),
                source.problems());
    }

    private static Map<String, String> crashed(FactIndex facts) {
        return facts.all(WorkerExit.class).stream()
                .filter(exit -> facts.health(exit.worker()).equals("CRASHED"))
                .collect(
                        Collectors.toMap(WorkerExit::worker, WorkerExit::account, (one, other) -> other, TreeMap::new));
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

    /** What needs a human as of the last cycle, since when they have been told, and the decision to tell them. */
    public record AlertView(String decision, String text, Duration age) {

        /** Those whose reason stands, the latest first; one that was given is wanted on, and vetoed, for as long as it does. */
        static List<AlertView> of(CycleResult cycle, FactIndex facts) {
            return Stream.concat(cycle.decisions().stream(), cycle.vetoed().stream())
                    .filter(decision -> decision.action() instanceof AlertHuman)
                    .map(decision -> of(decision, (AlertHuman) decision.action(), facts))
                    .sorted(Comparator.comparing(AlertView::age).thenComparing(AlertView::decision))
                    .toList();
        }

        private static AlertView of(Decision decision, AlertHuman alert, FactIndex facts) {
            Duration age =
                    facts.one(Alerted.class, alert.target()).map(Alerted::ago).orElse(Duration.ZERO);
            return new AlertView(decision.key(), alert.text(), age);
        }
    }

    /**
     * A project on one screen: standing orders, counts of workers by health, how those that {@code crashed} ended, counts of tasks by stage and decisions of the last cycle,
     * what needs a human and all that waits for one ({@code needs}), {@code usage} of today, and {@code troubles} of Czar itself in words, none when all is well.
     */
    public record ProjectView(
            String name,
            String root,
            String state,
            String rules,
            Instant lastCycle,
            Duration lastCycleAge,
            List<Order> orders,
            Map<String, Long> workers,
            Map<String, String> crashed,
            Map<String, Long> tasks,
            Map<String, Integer> decisions,
            List<AlertView> alerts,
            List<NeedView> needs,
            Optional<UsageTotal> usage,
            List<String> problems) {}

    /** What is wrong with a loop, in words. What a sensor could not read it states as a fact, though it looked. */
    public static final class LoopProblems {

        private LoopProblems() {}

        public static List<String> of(LoopHealth health, FactIndex facts) {
            Stream<String> loop = health.alive() ? Stream.of() : Stream.of("the loop has ended");
            Stream<String> said = Stream.of(health.trouble(), health.ruleBookProblem(), health.configEdit())
                    .filter(text -> !text.isEmpty());
            Stream<String> rules = health.quarantined().stream().map(LoopProblems::rule);
            Stream<String> sensors = health.sensors().stream()
                    .filter(sensor -> !sensor.failure().isEmpty())
                    .map(sensor -> sensor(sensor.name(), sensor.failure()));
            return Stream.of(loop, said, rules, sensors, unread(facts).stream())
                    .flatMap(part -> part)
                    .distinct()
                    .toList();
        }

        /** Of what is known alone, as one knows it of the past. */
        static List<String> of(List<QuarantinedRule> quarantined, FactIndex facts) {
            return Stream.concat(quarantined.stream().map(LoopProblems::rule), unread(facts).stream())
                    .toList();
        }

        private static List<String> unread(FactIndex facts) {
            return facts.all(SensorFailed.class).stream()
                    .map(failed -> sensor(failed.sensor(), failed.reason()))
                    .toList();
        }

        private static String rule(QuarantinedRule left) {
            return "rule \"" + left.rule() + "\" is quarantined: " + left.reason();
        }

        private static String sensor(String name, String reason) {
            return "sensor " + name + " failed: " + reason;
        }
    }
}
