package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewAction.ReviewPullRequest;
import dev.czar.fact.SubmittedWork.Review;
import dev.czar.fact.SubmittedWork.ReviewResult;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import dev.czar.world.git.CommitHistory;
import dev.czar.world.review.CodeReviewer;
import dev.czar.world.review.CodeReviewer.ReviewRequest;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Duration;
import java.util.Optional;

/** Has a pull request reviewed once per head and keeps the answer with it. */
public final class ReviewPullRequestActuator implements Actuator<ReviewPullRequest> {
    private static final int DIFF_BYTES = 400_000;

    private final IntegrationContext site;
    private final Forge forge;
    private final CodeReviewer reviewer;

    public ReviewPullRequestActuator(IntegrationContext site, Forge forge, CodeReviewer reviewer) {
        this.site = site;
        this.forge = forge;
        this.reviewer = reviewer;
    }

    @Override
    public Class<ReviewPullRequest> actionType() {
        return ReviewPullRequest.class;
    }

    @Override
    public Outcome act(ReviewPullRequest action) throws InterruptedException {
        Optional<ForgePullRequest> pull =
                forge.byNumber(action.number()).filter(one -> one.head().equals(action.head()));
        if (pull.isEmpty()) {
            return Outcome.lapsed(
                    action, site.clock().instant(), "pull request %d has another head".formatted(action.number()));
        }
        Optional<ReviewAnswer> known = pull.get()
                .reviewOf(action.head())
                .map(PullRequestReview::answer)
                .filter(answer -> answer.verdict() != ReviewVerdict.ERROR);
        if (known.isPresent()) {
            return outcome(action, known.get());
        }
        ReviewAnswer answer = reviewer.review(request(pull.get()));
        forge.review(action.number(), action.head(), answer);
        return outcome(action, answer);
    }

    private ReviewRequest request(ForgePullRequest pull) {
        CommitHistory history = site.repository().history();
        String base = site.trunk().tip(site.repository());
        return new ReviewRequest(
                pull.number(),
                pull.draft().task(),
                pull.branch(),
                history.mergeBase(base, pull.head()).orElse(""),
                pull.head(),
                pull.draft().title(),
                pull.draft().body(),
                history.changedFiles(base, pull.head()),
                history.patch(base, pull.head(), DIFF_BYTES));
    }

    private Outcome outcome(ReviewPullRequest action, ReviewAnswer answer) {
        Review review = new Review(
                action.number(),
                action.task(),
                action.head(),
                ReviewResult.valueOf(answer.verdict().name()),
                answer.text(),
                Duration.ZERO);
        return answer.verdict() == ReviewVerdict.ERROR
                ? Outcome.failed(action, site.clock().instant(), answer.summary(), review)
                : Outcome.done(action, site.clock().instant(), answer.verdict().name(), review);
    }
}
