package dev.czar.web.view;

import dev.czar.fact.Memory.Notified;
import dev.czar.fact.Memory.Topic;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CompletionReport;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.DependencyCycle;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskProgress.TaskStage;
import dev.czar.fact.TaskReadiness.RequirementMet;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.TaskViews.TaskView;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who waits for whom, which requirements are met, rings, and the critical path: the chain of tasks
 * still to be integrated that will take longest, first one first; by time where {@code typical} is known, else by number.
 */
public record DependencyGraphView(
        List<TaskNode> tasks,
        List<DependencyEdge> edges,
        List<List<String>> cycles,
        List<String> criticalPath,
        Optional<TypicalDuration> typical) {

    /**
     * A task and its stage; {@code age} is the time in that stage where the facts tell, {@code took} the time from its claim
     * until it was in the omnibus.
     */
    public record TaskNode(String task, String stage, String worker, Optional<Duration> age, Optional<Duration> took) {}

    /** A task, what it requires, whether that is met, for how long it has been in the omnibus, and when the task's worker was told so. */
    public record DependencyEdge(
            String task, String requirement, boolean met, Optional<Duration> age, Optional<Notified> told) {}

    public static DependencyGraphView of(FactIndex facts) {
        TaskTimes times = new TaskTimes(facts);
        List<TaskNode> nodes = new TaskViews(facts)
                .all().stream().map(view -> node(view, times)).toList();
        Map<String, Notified> told = unblockedNotices(facts);
        List<DependencyEdge> edges = facts.all(Dependency.class).stream()
                .map(dependency -> edge(facts, dependency, told))
                .toList();
        List<List<String>> cycles = facts.all(DependencyCycle.class).stream()
                .map(DependencyCycle::tasks)
                .toList();
        Optional<TypicalDuration> usual =
                TypicalDuration.of(nodes.stream().map(TaskNode::took).flatMap(Optional::stream));
        List<String> critical =
                new CriticalPath(edges, task -> times.remaining(task, usual)).through(unfinished(nodes, facts));
        return new DependencyGraphView(nodes, edges, cycles, critical, usual);
    }

    private static TaskNode node(TaskView view, TaskTimes times) {
        Task task = view.task();
        return new TaskNode(task.id(), view.stage(), view.worker(), times.inStage(view), times.took(task.id()));
    }

    private static DependencyEdge edge(FactIndex facts, Dependency dependency, Map<String, Notified> told) {
        String requirement = dependency.requirement();
        Optional<Duration> age = facts.one(Integrated.class, requirement).map(Integrated::age);
        return new DependencyEdge(
                dependency.task(),
                requirement,
                facts.has(RequirementMet.class, requirement),
                age,
                Optional.ofNullable(told.get(dependency.subject())));
    }

    private static List<String> unfinished(List<TaskNode> nodes, FactIndex facts) {
        return nodes.stream()
                .map(TaskNode::task)
                .filter(task -> !facts.has(RequirementMet.class, task))
                .toList();
    }

    private static Map<String, Notified> unblockedNotices(FactIndex facts) {
        return facts.all(Notified.class).stream()
                .filter(told -> told.topic() == Topic.CLEARED)
                .collect(Collectors.toMap(Notified::episode, told -> told, (first, second) -> first));
    }

    /** How long tasks are in their stage, took and have left, as far as the facts tell. */
    static final class TaskTimes {

        private final FactIndex facts;
        private final TaskProgressReader progress;

        TaskTimes(FactIndex facts) {
            this.facts = facts;
            this.progress = new TaskProgressReader(facts);
        }

        /** Since its claim until it was in the omnibus. */
        Optional<Duration> took(String task) {
            Optional<Duration> claimed = claimed(task);
            Optional<Duration> integrated = facts.one(Integrated.class, task).map(Integrated::age);
            return claimed.isPresent() && integrated.isPresent()
                    ? Optional.of(claimed.get().minus(integrated.get())).filter(took -> !took.isNegative())
                    : Optional.empty();
        }

        /** The usual time less what has passed since the claim; empty when nothing is usual yet. */
        Optional<Duration> remaining(String task, Optional<TypicalDuration> usual) {
            return usual.map(known -> known.remaining(claimed(task).orElse(Duration.ZERO)));
        }

        Optional<Duration> inStage(TaskView view) {
            String task = view.task().id();
            return progress.stage(task).flatMap(stage -> since(stage, view));
        }

        private Optional<Duration> since(TaskStage stage, TaskView view) {
            String task = view.task().id();
            return switch (stage) {
                case INTEGRATED -> facts.one(Integrated.class, task).map(Integrated::age);
                case ACCEPTED, RETURNED ->
                    view.review().map(Review::age).or(() -> view.check().map(CheckResult::age));
                case IN_REVIEW -> view.pullRequest().map(PullRequest::age);
                case CHECKED -> view.check().map(CheckResult::age);
                case COMPLETION_CLAIMED ->
                    facts.one(CompletionReport.class, task).map(CompletionReport::age);
                case DELIVERED -> view.delivery().map(Delivery::age);
                case CLAIMED -> claimed(task);
                case READY -> sinceItsLastRequirement(view);
                case HELD, WAITING, PENDING, DONE -> Optional.empty();
            };
        }

        private Optional<Duration> sinceItsLastRequirement(TaskView view) {
            return view.requires().stream()
                    .map(requirement -> facts.one(Integrated.class, requirement).map(Integrated::age))
                    .flatMap(Optional::stream)
                    .min(Comparator.naturalOrder());
        }

        private Optional<Duration> claimed(String task) {
            return facts.one(Claim.class, task).map(Claim::age);
        }
    }
}
