package dev.czar.world.forge.github;

import dev.czar.world.PlainText;
import dev.czar.world.forge.Pull;
import dev.czar.world.forge.PullDraft;
import dev.czar.world.forge.PullEvent;
import dev.czar.world.forge.PullReview;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewVerdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHPermissionType;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReview;
import org.kohsuke.github.GHPullRequestReviewState;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;

/** Reads a pull request of GitHub. Only who may push has a say; what Czar wrote itself is known by account and mark. */
final class PullReader {
    static final String OWN = "\n\n<!-- czar -->";
    private static final int PAGE = 100;
    private static final int LONGEST = 8_000;

    private final GitHub gitHub;

    PullReader(GitHub gitHub) {
        this.gitHub = gitHub;
    }

    /** As it was pushed: line ends of the web form are ours again. */
    static String text(String body) {
        return body == null ? "" : body.replace("\r\n", "\n");
    }

    Pull whole(GHPullRequest request) throws IOException {
        List<PullReview> reviews = reviews(request);
        List<PullEvent> history = new ArrayList<>();
        for (GHIssueComment comment :
                request.queryComments().list().withPageSize(PAGE).toList()) {
            history.add(commented(comment));
        }
        reviews.forEach(review -> history.add(new PullEvent(
                review.at(),
                "reviewed",
                review.author(),
                review.answer().verdict().name())));
        if (request.getClosedAt() != null) {
            PullEvent ended = new PullEvent(
                    at(request.getClosedAt()),
                    "state",
                    "",
                    GitHubPulls.state(request).name());
            history.add(ended);
        }
        history.sort(Comparator.comparing(PullEvent::at));
        history.add(0, opened(request));
        return new Pull(request.getNumber(), draft(request), GitHubPulls.state(request), reviews, history);
    }

    private static PullEvent opened(GHPullRequest request) throws IOException {
        return new PullEvent(
                at(request.getCreatedAt()), "opened", "", request.getHtmlUrl().toString());
    }

    /** Whose and which task it is stands in the branch's name: {@code czar/<worker>/<task>}. */
    private static PullDraft draft(GHPullRequest request) {
        String branch = request.getHead().getRef();
        String[] parts = branch.split("/", 3);
        return new PullDraft(
                parts.length < 3 ? "" : parts[2],
                parts.length < 3 ? "" : parts[1],
                branch,
                request.getBase().getRef(),
                request.getHead().getSha(),
                request.getTitle(),
                text(request.getBody()));
    }

    private PullEvent commented(GHIssueComment comment) throws IOException {
        String body = text(comment.getBody());
        String author = comment.getUser() == null ? "" : comment.getUser().getLogin();
        boolean own = body.endsWith(OWN) && isOwn(author);
        return new PullEvent(
                at(comment.getCreatedAt()),
                "commented",
                own ? Pull.CZAR : author,
                own ? body.substring(0, body.length() - OWN.length()) : PlainText.upTo(LONGEST, body));
    }

    private List<PullReview> reviews(GHPullRequest request) throws IOException {
        List<PullReview> reviews = new ArrayList<>();
        for (GHPullRequestReview review :
                request.listReviews().withPageSize(PAGE).toList()) {
            GHUser author = review.getUser();
            if (author != null && review.getCommitId() != null) {
                review(request, review, author.getLogin()).ifPresent(reviews::add);
            }
        }
        return reviews;
    }

    private Optional<PullReview> review(GHPullRequest request, GHPullRequestReview review, String author)
            throws IOException {
        String body = text(review.getBody());
        Optional<Verdict> own = isOwn(author) ? Verdict.in(body) : Optional.empty();
        if (own.isPresent()) {
            return Optional.of(
                    new PullReview(review.getCommitId(), Pull.CZAR, own.get().answer(), at(review.getSubmittedAt())));
        }
        Optional<ReviewVerdict> verdict = verdict(review.getState());
        if (verdict.isEmpty() || !mayPush(request, author)) {
            return Optional.empty();
        }
        ReviewAnswer answer = new ReviewAnswer(verdict.get(), PlainText.upTo(LONGEST, body), List.of());
        return Optional.of(new PullReview(review.getCommitId(), author, answer, at(review.getSubmittedAt())));
    }

    private static Optional<ReviewVerdict> verdict(GHPullRequestReviewState state) {
        return switch (state) {
            case APPROVED -> Optional.of(ReviewVerdict.APPROVE);
            case CHANGES_REQUESTED -> Optional.of(ReviewVerdict.REQUEST_CHANGES);
            default -> Optional.empty();
        };
    }

    private boolean isOwn(String author) throws IOException {
        return gitHub.getMyself().getLogin().equals(author);
    }

    private static boolean mayPush(GHPullRequest request, String author) throws IOException {
        GHPermissionType permission = request.getRepository().getPermission(author);
        return permission == GHPermissionType.ADMIN || permission == GHPermissionType.WRITE;
    }

    private static Instant at(Date date) {
        return date.toInstant();
    }
}
