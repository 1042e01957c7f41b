package dev.czar.web.view;

import dev.czar.fact.SubmittedWork.CheckResult;
import dev.czar.fact.SubmittedWork.PullRequest;
import dev.czar.fact.SubmittedWork.PullRequestState;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.web.request.FactIndex;
import dev.czar.web.view.TaskProgressReader.WaitingStepView;
import java.util.List;
import java.util.Optional;

/**
 * A pull request with what was said of it, which names the head it was said of, and what it waits for while it is open;
 * {@code waitingFor} is empty where no rule concluded it, which means unknown.
 */
public record PullRequestView(
        PullRequest pullRequest,
        Optional<CheckResult> check,
        Optional<Review> review,
        Optional<List<WaitingStepView>> waitingFor) {

    public static PullRequestView of(FactIndex facts, PullRequest request) {
        return new PullRequestView(
                request,
                facts.one(CheckResult.class, request.task()),
                facts.one(Review.class, String.valueOf(request.number())),
                request.state() == PullRequestState.OPEN
                        ? new TaskProgressReader(facts).waitingFor(request.task())
                        : Optional.of(List.of()));
    }
}
