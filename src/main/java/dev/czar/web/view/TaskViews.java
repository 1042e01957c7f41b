package dev.czar.web.view;

import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.Worker.UsageScope;
import dev.czar.fact.Worker.UsageTotal;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.TaskProgressReader.WaitingStepView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts each task's facts together with what rules conclude about it. */
public final class TaskViews {

    private final FactIndex facts;
    private final TaskProgressReader progress;
    private final Map<String, List<PullRequest>> pullRequests;
    private final Map<String, List<Dependency>> dependencies;

    public TaskViews(FactIndex facts) {
        this.facts = facts;
        this.pullRequests = facts.all(PullRequest.class).stream().collect(Collectors.groupingBy(PullRequest::task));
        this.dependencies = facts.all(Dependency.class).stream().collect(Collectors.groupingBy(Dependency::task));
        this.progress = new TaskProgressReader(facts);
    }

    public List<TaskView> all() {
        return facts.all(Task.class).stream().map(this::view).toList();
    }

    private TaskView view(Task task) {
        Optional<Claim> claim = facts.one(Claim.class, task.id());
        Optional<PullRequest> pullRequest = pullRequest(task.id());
        return new TaskView(
                task,
                progress.stageName(task.id()),
                claim.map(Claim::worker).orElse(""),
                requirements(task.id()),
                progress.waitingFor(task.id()),
                claim,
                facts.one(Delivery.class, task.id()),
                facts.one(CheckResult.class, task.id()),
                pullRequest,
                pullRequest.flatMap(request -> facts.one(Review.class, String.valueOf(request.number()))),
                facts.one(Evicted.class, task.id()),
                facts.one(UsageTotal.class, UsageScope.TASK + "/" + task.id()));
    }

    private Optional<PullRequest> pullRequest(String task) {
        return pullRequests.getOrDefault(task, List.of()).stream().findFirst();
    }

    private List<String> requirements(String task) {
        return dependencies.getOrDefault(task, List.of()).stream()
                .map(Dependency::requirement)
                .toList();
    }

    /**
     * A task of the queue, how far it has come, what it waits for and the facts about it; {@code waitingFor} is empty where
     * no rule concluded it, which means unknown, as is the stage {@code UNKNOWN}.
     */
    public record TaskView(
            Task task,
            String stage,
            String worker,
            List<String> requires,
            Optional<List<WaitingStepView>> waitingFor,
            Optional<Claim> claim,
            Optional<Delivery> delivery,
            Optional<CheckResult> check,
            Optional<PullRequest> pullRequest,
            Optional<Review> review,
            Optional<Evicted> evicted,
            Optional<UsageTotal> usage) {}
}
