package dev.czar.web;

import dev.czar.fact.Accepted;
import dev.czar.fact.CheckResult;
import dev.czar.fact.CheckStatus;
import dev.czar.fact.Claim;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Delivery;
import dev.czar.fact.Dependency;
import dev.czar.fact.Evicted;
import dev.czar.fact.Fact;
import dev.czar.fact.Integrated;
import dev.czar.fact.PullRequest;
import dev.czar.fact.PullRequestState;
import dev.czar.fact.Ready;
import dev.czar.fact.Rejected;
import dev.czar.fact.Review;
import dev.czar.fact.Task;
import dev.czar.fact.TaskStatus;
import dev.czar.fact.Unmet;
import java.util.List;
import java.util.Optional;

/** Puts each task's facts together and reads its stage from them, the furthest one first. */
final class TaskViews {

    private final Scene scene;

    TaskViews(Scene scene) {
        this.scene = scene;
    }

    List<TaskView> all() {
        return scene.all(Task.class).stream().map(this::view).toList();
    }

    private TaskView view(Task task) {
        Optional<Claim> claim = scene.one(Claim.class, task.id());
        Optional<PullRequest> pullRequest = pullRequest(task.id());
        return new TaskView(
                task,
                stage(task),
                claim.map(Claim::worker).orElse(""),
                requirements(task.id()),
                waitsFor(task.id()),
                claim,
                scene.one(Delivery.class, task.id()),
                scene.one(CheckResult.class, task.id()),
                pullRequest,
                pullRequest.flatMap(request -> scene.one(Review.class, String.valueOf(request.number()))),
                scene.one(Evicted.class, task.id()));
    }

    private Optional<PullRequest> pullRequest(String task) {
        return scene.all(PullRequest.class).stream()
                .filter(request -> request.task().equals(task))
                .findFirst();
    }

    private List<String> requirements(String task) {
        return scene.all(Dependency.class).stream()
                .filter(dependency -> dependency.task().equals(task))
                .map(Dependency::requirement)
                .toList();
    }

    private List<String> waitsFor(String task) {
        return scene.all(Unmet.class).stream()
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
        if (scene.all(Rejected.class).stream()
                .anyMatch(rejected -> rejected.task().equals(task.id()))) {
            return TaskStage.RETURNED;
        }
        Optional<CompletionClaim> completion = scene.one(CompletionClaim.class, task.id());
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
        boolean checked = scene.one(CheckResult.class, completion.task())
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
        return scene.has(type, task.id());
    }
}
