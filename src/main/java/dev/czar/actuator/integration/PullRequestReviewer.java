package dev.czar.actuator.integration;

import dev.czar.actuator.Actuator;
import dev.czar.decision.Outcome;
import dev.czar.decision.ReviewPullRequest;
import dev.czar.fact.Review;
import dev.czar.fact.Verdict;
import dev.czar.world.forge.Forge;
import dev.czar.world.forge.Pull;
import dev.czar.world.forge.PullReview;
import dev.czar.world.git.History;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewRequest;
import dev.czar.world.review.ReviewVerdict;
import dev.czar.world.review.Reviewer;
import java.time.Duration;
import java.util.Optional;

/** Has a pull request reviewed once per head and keeps the answer with it. */
public final class PullRequestReviewer implements Actuator<ReviewPullRequest> {
    private static final int DIFF_BYTES = 400_000;

    private final Site site;
    private final Forge forge;
    private final Reviewer reviewer;

    public PullRequestReviewer(Site site, Forge forge, Reviewer reviewer) {
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
        Optional<Pull> pull =
                forge.pull(action.number()).filter(one -> one.head().equals(action.head()));
        if (pull.isEmpty()) {
            return Outcome.lapsed(
                    action, site.clock().instant(), "pull request %d has another head".formatted(action.number()));
        }
        Optional<ReviewAnswer> known = pull.get()
                .reviewOf(action.head())
                .map(PullReview::answer)
                .filter(answer -> answer.verdict() != ReviewVerdict.ERROR);
        if (known.isPresent()) {
            return outcome(action, known.get());
        }
        ReviewAnswer answer = reviewer.review(request(pull.get()));
        forge.review(action.number(), action.head(), answer);
        return outcome(action, answer);
    }

    private ReviewRequest request(Pull pull) {
        History history = site.repository().history();
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
                Verdict.valueOf(answer.verdict().name()),
                answer.text(),
                Duration.ZERO);
        return answer.verdict() == ReviewVerdict.ERROR
                ? Outcome.failed(action, site.clock().instant(), answer.summary(), review)
                : Outcome.done(action, site.clock().instant(), answer.verdict().name(), review);
    }
}
