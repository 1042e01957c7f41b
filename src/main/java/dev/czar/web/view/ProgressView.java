package dev.czar.web.view;

import dev.czar.fact.Health.AwaitingInput;
import dev.czar.fact.Order.EmergencyStop;
import dev.czar.fact.Order.Pause;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskProgress.TaskStage;
import dev.czar.fact.TaskReadiness.Paused;
import dev.czar.fact.TaskReadiness.RequirementMet;
import dev.czar.fact.Worker;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.Worker.UsageTotal;
import dev.czar.fact.WorkerCondition.GivenUp;
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
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How far a project is: tasks in all and those done, how many wait for a human or for one that does, when it will be at its end as
 * far as can be said, how many tasks were never sent back, and what has been used from the beginning.
 */
public record ProgressView(
        int total,
        int done,
        int waiting,
        Optional<ExpectedEnd> end,
        Optional<FirstTimeRight> firstTimeRight,
        Optional<UsageTotal> usage) {

    /**
     * In half of all cases it ends before {@code likely}, in eight of ten between {@code early} and {@code late}; taken from
     * {@code samples} finished tasks, without those that wait for a human.
     */
    public record ExpectedEnd(Instant early, Instant likely, Instant late, int samples) {

        static ExpectedEnd of(TimeLeft left, Instant now) {
            Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
            return new ExpectedEnd(
                    minute.plus(left.early()), minute.plus(left.likely()), minute.plus(left.late()), left.samples());
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
        CompletionForecast forecast = forecast(facts, graph);
        return new ProgressView(
                total,
                (int) done,
                forecast.outside(),
                forecast.timeLeft().map(left -> ExpectedEnd.of(left, facts.now())),
                firstTimeRight(facts.all(TrackRecord.class)),
                facts.one(UsageTotal.class, UsageScope.PROJECT + "/project"));
    }

    private static CompletionForecast forecast(FactIndex facts, DependencyGraphView graph) {
        Map<String, Long> required = graph.edges().stream()
                .filter(edge -> !edge.met())
                .collect(Collectors.groupingBy(DependencyEdge::task, Collectors.counting()));
        HumanWaits waits = HumanWaits.of(facts);
        List<OpenTask> open = graph.tasks().stream()
                .filter(node -> !facts.has(RequirementMet.class, node.task()))
                .map(node -> open(node, required.getOrDefault(node.task(), 0L).intValue(), facts, waits))
                .toList();
        return new CompletionForecast(
                open,
                graph.edges(),
                graph.tasks().stream().flatMap(node -> node.took().stream()).toList(),
                (int) facts.all(Worker.class).stream()
                        .filter(worker -> !waits.worker(worker.id()))
                        .count());
    }

    private static OpenTask open(TaskNode node, int required, FactIndex facts, HumanWaits waits) {
        Optional<Claim> claim = facts.one(Claim.class, node.task());
        return waits.task(node.stage(), claim)
                ? new OpenTask(node.task(), required + 1, Optional.empty())
                : new OpenTask(node.task(), required, claim.map(Claim::age));
    }

    /** Which workers and tasks go on only when a human has done something. */
    private record HumanWaits(boolean stopped, boolean paused, Set<String> workers) {

        private static final Set<String> IN_HAND =
                Set.of(TaskStage.CLAIMED.name(), TaskStage.DELIVERED.name(), TaskStage.RETURNED.name());

        static HumanWaits of(FactIndex facts) {
            Set<String> workers = Stream.of(
                            facts.all(AwaitingInput.class).stream().map(AwaitingInput::worker),
                            facts.all(GivenUp.class).stream().map(GivenUp::worker))
                    .flatMap(names -> names)
                    .collect(Collectors.toSet());
            return new HumanWaits(
                    !facts.all(EmergencyStop.class).isEmpty(),
                    !facts.all(Pause.class).isEmpty()
                            || !facts.all(Paused.class).isEmpty(),
                    workers);
        }

        boolean worker(String id) {
            return stopped || workers.contains(id);
        }

        boolean task(String stage, Optional<Claim> claim) {
            boolean byWorker = IN_HAND.contains(stage)
                    && claim.filter(held -> workers.contains(held.worker())).isPresent();
            return stopped || stage.equals(TaskStage.HELD.name()) || byWorker || paused && claim.isEmpty();
        }
    }

    private static Optional<FirstTimeRight> firstTimeRight(List<TrackRecord> records) {
        int finished = records.stream().mapToInt(TrackRecord::finished).sum();
        int atOnce = records.stream().mapToInt(TrackRecord::atOnce).sum();
        return finished == 0 ? Optional.empty() : Optional.of(new FirstTimeRight(100 * atOnce / finished, finished));
    }
}
