package dev.czar.web;

import dev.czar.fact.CheckResult;
import dev.czar.fact.Claim;
import dev.czar.fact.CompletionClaim;
import dev.czar.fact.Delivery;
import dev.czar.fact.Integrated;
import dev.czar.fact.PullRequest;
import dev.czar.fact.Review;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/** How long tasks are in their stage, took and have left, as far as the facts tell. */
final class TaskTimes {

    private final Scene scene;

    TaskTimes(Scene scene) {
        this.scene = scene;
    }

    /** Since its claim until it was in the omnibus. */
    Optional<Duration> took(String task) {
        Optional<Duration> claimed = claimed(task);
        Optional<Duration> integrated = scene.one(Integrated.class, task).map(Integrated::age);
        return claimed.isPresent() && integrated.isPresent()
                ? Optional.of(claimed.get().minus(integrated.get())).filter(took -> !took.isNegative())
                : Optional.empty();
    }

    /** The usual time less what has passed since the claim; empty when nothing is usual yet. */
    Optional<Duration> left(String task, Optional<Pace> pace) {
        return pace.map(known -> known.left(claimed(task).orElse(Duration.ZERO)));
    }

    Optional<Duration> inStage(TaskView view) {
        String task = view.task().id();
        return switch (view.stage()) {
            case INTEGRATED -> scene.one(Integrated.class, task).map(Integrated::age);
            case ACCEPTED, RETURNED ->
                view.review().map(Review::age).or(() -> view.check().map(CheckResult::age));
            case IN_REVIEW -> view.pullRequest().map(PullRequest::age);
            case CHECKED -> view.check().map(CheckResult::age);
            case COMPLETION_CLAIMED -> scene.one(CompletionClaim.class, task).map(CompletionClaim::age);
            case DELIVERED -> view.delivery().map(Delivery::age);
            case CLAIMED -> claimed(task);
            case READY -> sinceItsLastRequirement(view);
            case HELD, WAITING, PENDING, DONE -> Optional.empty();
        };
    }

    private Optional<Duration> sinceItsLastRequirement(TaskView view) {
        return view.requires().stream()
                .map(requirement -> scene.one(Integrated.class, requirement).map(Integrated::age))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
    }

    private Optional<Duration> claimed(String task) {
        return scene.one(Claim.class, task).map(Claim::age);
    }
}
