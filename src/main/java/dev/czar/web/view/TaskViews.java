package dev.czar.web.view;

import dev.czar.fact.Fact;
import dev.czar.fact.Omnibus.Evicted;
import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.Task;
import dev.czar.fact.Task.Dependency;
import dev.czar.fact.Task.TaskStatus;
import dev.czar.fact.TaskAssignment.Claim;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskReadiness.Ready;
import dev.czar.fact.TaskReadiness.Unmet;
import dev.czar.fact.WorkAcceptance.Accepted;
import dev.czar.fact.WorkAcceptance.Rejected;
import dev.czar.web.request.FactIndex;
import java.util.List;
import java.util.Optional;

/** Puts each task's facts together and reads its stage from them, the furthest one first. */
public final class TaskViews {

    private final FactIndex facts;

    public TaskViews(FactIndex scene) {
        this.facts = scene;
    }

    public List<TaskView> all() {
        return facts.all(Task.class).stream().map(this::view).toList();
    }

    private TaskView view(Task task) {
        Optional<Claim> claim = facts.one(Claim.class, task.id());
        Optional<PullRequest> pullRequest = pullRequest(task.id());
        return new TaskView(
                task,
                stage(task),
                claim.map(Claim::worker).orElse(""),
                requirements(task.id()),
                waitsFor(task.id()),
                claim,
                facts.one(Delivery.class, task.id()),
                facts.one(CheckResult.class, task.id()),
                pullRequest,
                pullRequest.flatMap(request -> facts.one(Review.class, String.valueOf(request.number()))),
                facts.one(Evicted.class, task.id()));
    }

    private Optional<PullRequest> pullRequest(String task) {
        return facts.all(PullRequest.class).stream()
                .filter(request -> request.task().equals(task))
                .findFirst();
    }

    private List<String> requirements(String task) {
        return facts.all(Dependency.class).stream()
                .filter(dependency -> dependency.task().equals(task))
                .map(Dependency::requirement)
                .toList();
    }

    private List<String> waitsFor(String task) {
        return facts.all(Unmet.class).stream()
                .filter(unmet -> unmet.task().equals(task))
                .map(Unmet::requirement)
                .toList();
    }

    TaskStage stage(Task task) {
        if (is(Integrated.class, task)) {
            return TaskStage.INTEGRATED;
        }
        if (task.status() == TaskStatus.DONE) {
            return TaskStage.DONE;
        }
        return is(Claim.class, task) ? stageOfClaimed(task) : stageOfFree(task);
    }

    private TaskStage stageOfClaimed(Task task) {
        if (is(Accepted.class, task)) {
            return TaskStage.ACCEPTED;
        }
        if (facts.all(Rejected.class).stream()
                .anyMatch(rejected -> rejected.task().equals(task.id()))) {
            return TaskStage.RETURNED;
        }
        Optional<CompletionClaim> completion = facts.one(CompletionClaim.class, task.id());
        if (completion.isPresent()) {
            return stageOfCompleted(completion.get());
        }
        return is(Delivery.class, task) ? TaskStage.DELIVERED : TaskStage.CLAIMED;
    }

    private TaskStage stageOfCompleted(CompletionClaim completion) {
        boolean inReview = pullRequest(completion.task())
                .filter(request -> request.state() == PullRequestState.OPEN
                        && request.head().equals(completion.head()))
                .isPresent();
        if (inReview) {
            return TaskStage.IN_REVIEW;
        }
        boolean checked = facts.one(CheckResult.class, completion.task())
                .filter(check ->
                        check.status() == CheckStatus.PASSED && check.head().equals(completion.head()))
                .isPresent();
        return checked ? TaskStage.CHECKED : TaskStage.COMPLETION_CLAIMED;
    }

    private TaskStage stageOfFree(Task task) {
        if (task.status() == TaskStatus.HELD) {
            return TaskStage.HELD;
        }
        if (!waitsFor(task.id()).isEmpty()) {
            return TaskStage.WAITING;
        }
        return is(Ready.class, task) ? TaskStage.READY : TaskStage.PENDING;
    }

    private boolean is(Class<? extends Fact> type, Task task) {
        return facts.has(type, task.id());
    }

    /** How far a task has come, as far as the facts tell. */
    public enum TaskStage {
        HELD,
        WAITING,
        PENDING,
        READY,
        CLAIMED,
        DELIVERED,
        COMPLETION_CLAIMED,
        CHECKED,
        IN_REVIEW,
        RETURNED,
        ACCEPTED,
        INTEGRATED,
        DONE
    }

    /** A task of the queue, how far it has come, what it waits for and the facts that say so. */
    public record TaskView(
            Task task,
            TaskStage stage,
            String worker,
            List<String> requires,
            List<String> waitsFor,
            Optional<Claim> claim,
            Optional<Delivery> delivery,
            Optional<CheckResult> check,
            Optional<PullRequest> pullRequest,
            Optional<Review> review,
            Optional<Evicted> evicted) {}
}
