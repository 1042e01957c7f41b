package dev.czar.web.view;

import dev.czar.fact.Omnibus.Integrated;
import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.CheckStatus;
import dev.czar.fact.SubmittedWork.CompletionClaim;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.Verdict;
import dev.czar.fact.TaskAssignment.Delivery;
import dev.czar.fact.TaskAssignment.DeliveryStep;
import dev.czar.fact.TaskReadiness.Unmet;
import dev.czar.fact.WorkAcceptance.Lacking;
import dev.czar.fact.WorkerState.Workspace;
import dev.czar.web.request.FactIndex;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What is still missing until a worker's task is in the omnibus, in words, the next step first. */
final class RemainingSteps {

    private final FactIndex facts;
    private final String worker;
    private final String task;

    RemainingSteps(FactIndex scene, String worker, String task) {
        this.facts = scene;
        this.worker = worker;
        this.task = task;
    }

    List<String> words() {
        if (task.isEmpty() || facts.has(Integrated.class, task)) {
            return List.of();
        }
        Stream<String> own = head().isEmpty() ? Stream.of(delivered(), committed(), claimed()) : Stream.of(tidy());
        Stream<String> after = Stream.of(checked(), opened(), reviewed(), "the omnibus");
        return Stream.of(required(), own, lacked(), after)
                .flatMap(part -> part)
                .filter(Predicate.not(String::isEmpty))
                .toList();
    }

    private Optional<String> head() {
        return facts.one(CompletionClaim.class, task).map(CompletionClaim::head);
    }

    private Stream<String> required() {
        return facts.all(Unmet.class).stream()
                .filter(unmet -> unmet.task().equals(task))
                .map(unmet -> unmet.requirement() + " in its base");
    }

    private String delivered() {
        boolean there = facts.one(Delivery.class, task)
                .filter(delivery -> delivery.step() == DeliveryStep.ACKNOWLEDGED)
                .isPresent();
        return there ? "" : "that it acknowledges its task";
    }

    private String committed() {
        boolean ahead = facts.one(Workspace.class, worker)
                .filter(work -> work.ahead() > 0)
                .isPresent();
        return ahead ? "" : "a commit";
    }

    private String claimed() {
        return "a completion report";
    }

    private String tidy() {
        boolean tidy =
                facts.one(Workspace.class, worker).filter(Workspace::clean).isPresent();
        return tidy ? "" : "a clean worktree";
    }

    private Stream<String> lacked() {
        return facts.all(Lacking.class).stream()
                .filter(lacking -> lacking.task().equals(task))
                .map(lacking -> "its part in " + lacking.area());
    }

    private String checked() {
        return facts.one(CheckResult.class, task)
                .filter(check -> head().filter(check.head()::equals).isPresent())
                .map(check -> check.status() == CheckStatus.PASSED ? "" : "passing checks: they failed")
                .orElse("passing checks");
    }

    private String opened() {
        boolean open = pull().filter(one -> head().filter(one.head()::equals).isPresent())
                .isPresent();
        return open ? "" : "a pull request";
    }

    private String reviewed() {
        return pull().flatMap(one -> facts.one(Review.class, String.valueOf(one.number())))
                .filter(review -> head().filter(review.head()::equals).isPresent())
                .map(review -> review.verdict() == Verdict.APPROVE ? "" : "an approval: the review asks for changes")
                .orElse("an approval");
    }

    private Optional<PullRequest> pull() {
        return facts.all(PullRequest.class).stream()
                .filter(one -> one.task().equals(task))
                .findFirst();
    }
}
