package dev.czar.web.view;

import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskProgress.TaskStage;
import dev.czar.fact.TaskReadiness.RequirementMet;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.Worker.UsageTotal;
import dev.czar.fact.WorkerState.TrackRecord;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.CompletionForecast.OpenTask;
import dev.czar.web.view.CompletionForecast.TimeLeft;
import dev.czar.web.view.DependencyGraphView.DependencyEdge;
import dev.czar.web.view.DependencyGraphView.TaskNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How far a project is: tasks in all and those done, when it will be at its end as far as can be said, how many tasks were
 * never sent back, and what has been used from the beginning.
 */
public record ProgressView(
        int total,
        int done,
        Optional<ExpectedEnd> end,
        Optional<FirstTimeRight> firstTimeRight,
        Optional<UsageTotal> usage) {

    /**
     * In half of all cases it ends before {@code likely}, in eight of ten between {@code early} and {@code late}; taken from
     * {@code samples} finished tasks, without {@code outside} tasks that wait for one that is held or missing.
     */
    public record ExpectedEnd(Instant early, Instant likely, Instant late, int samples, int outside) {

        static ExpectedEnd of(TimeLeft left, Instant now) {
            Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
            return new ExpectedEnd(
                    minute.plus(left.early()),
                    minute.plus(left.likely()),
                    minute.plus(left.late()),
                    left.samples(),
                    left.outside());
        }
    }

    /** How many of a hundred finished tasks were never sent back. */
    public record FirstTimeRight(int percent, int samples) {}

    public static ProgressView of(FactIndex facts) {
        return of(facts, DependencyGraphView.of(facts));
    }

    static ProgressView of(FactIndex facts, DependencyGraphView graph) {
        int total = graph.tasks().size();
        long done = graph.tasks().stream()
                .filter(node -> facts.has(RequirementMet.class, node.task()))
                .count();
        return new ProgressView(
                total,
                (int) done,
                forecast(facts, graph).timeLeft().map(left -> ExpectedEnd.of(left, facts.now())),
                firstTimeRight(facts.all(TrackRecord.class)),
                facts.one(UsageTotal.class, UsageScope.PROJECT + "/project"));
    }

    private static CompletionForecast forecast(FactIndex facts, DependencyGraphView graph) {
        Map<String, Long> required = graph.edges().stream()
                .filter(edge -> !edge.met())
                .collect(Collectors.groupingBy(DependencyEdge::task, Collectors.counting()));
        List<OpenTask> open = graph.tasks().stream()
                .filter(node -> !facts.has(RequirementMet.class, node.task()))
                .map(node -> open(node, required, facts))
                .toList();
        return new CompletionForecast(
                open,
                graph.edges(),
                graph.tasks().stream().flatMap(node -> node.took().stream()).toList(),
                facts.all(Worker.class).size());
    }

    private static OpenTask open(TaskNode node, Map<String, Long> required, FactIndex facts) {
        boolean held = node.stage().equals(TaskStage.HELD.name());
        int requirements = required.getOrDefault(node.task(), 0L).intValue();
        return new OpenTask(
                node.task(),
                held ? requirements + 1 : requirements,
                facts.one(Claim.class, node.task()).map(Claim::age));
    }

    private static Optional<FirstTimeRight> firstTimeRight(List<TrackRecord> records) {
        int finished = records.stream().mapToInt(TrackRecord::finished).sum();
        int atOnce = records.stream().mapToInt(TrackRecord::atOnce).sum();
        return finished == 0 ? Optional.empty() : Optional.of(new FirstTimeRight(100 * atOnce / finished, finished));
    }
}
