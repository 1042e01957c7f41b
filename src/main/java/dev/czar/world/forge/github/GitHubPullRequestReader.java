package dev.czar.world.forge.github;

import dev.czar.world.PlainText;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestDraft;
import dev.czar.world.forge.ForgePullRequest.PullRequestEvent;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHPermissionType;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestReview;
import org.kohsuke.github.GHPullRequestReviewState;
import org.kohsuke.github.GHUser;
import org.kohsuke.github.GitHub;

/** Reads a pull request of GitHub. Only who may push has a say; what Czar wrote itself is known by account and mark. */
final class GitHubPullRequestReader {
    static final String OWN_COMMENT_MARK = "\n\n<!-- czar -->";
    private static final int PAGE = 100;
    private static final int LONGEST = 8_000;

    private final GitHub gitHub;

    GitHubPullRequestReader(GitHub gitHub) {
        this.gitHub = gitHub;
    }

    /** As it was pushed: line ends of the web form are ours again. */
    static String text(String body) {
        return body == null ? "" : body.replace("\r\n", "\n");
    }

    ForgePullRequest readAll(GHPullRequest request) throws IOException {
        List<PullRequestReview> reviews = reviews(request);
        List<PullRequestEvent> history = new ArrayList<>();
        for (GHIssueComment comment :
                request.queryComments().list().withPageSize(PAGE).toList()) {
            history.add(commented(comment));
        }
        reviews.forEach(review -> history.add(new PullRequestEvent(
                review.at(),
                "reviewed",
                review.author(),
                review.answer().verdict().name())));
        if (request.getClosedAt() != null) {
            PullRequestEvent ended = new PullRequestEvent(
                    at(request.getClosedAt()),
                    "state",
                    "",
                    GitHubPullRequests.state(request).name());
            history.add(ended);
        }
        history.sort(Comparator.comparing(PullRequestEvent::at));
        history.add(0, opened(request));
        return new ForgePullRequest(
                request.getNumber(), draft(request), GitHubPullRequests.state(request), reviews, history);
    }

    private static PullRequestEvent opened(GHPullRequest request) throws IOException {
        return new PullRequestEvent(
                at(request.getCreatedAt()), "opened", "", request.getHtmlUrl().toString());
    }

    /** Whose and which task it is stands in the branch's name: {@code czar/<worker>/<task>}. */
    private static PullRequestDraft draft(GHPullRequest request) {
        String branch = request.getHead().getRef();
        String[] parts = branch.split("/", 3);
        return new PullRequestDraft(
                parts.length < 3 ? "" : parts[2],
                parts.length < 3 ? "" : parts[1],
                branch,
                request.getBase().getRef(),
                request.getHead().getSha(),
                request.getTitle(),
                text(request.getBody()));
    }

    private PullRequestEvent commented(GHIssueComment comment) throws IOException {
        String body = text(comment.getBody());
        String author = comment.getUser() == null ? "" : comment.getUser().getLogin();
        boolean own = body.endsWith(OWN_COMMENT_MARK) && isOwn(author);
        return new PullRequestEvent(
                at(comment.getCreatedAt()),
                "commented",
                own ? ForgePullRequest.CZAR : author,
                own ? body.substring(0, body.length() - OWN_COMMENT_MARK.length()) : PlainText.upTo(LONGEST, body));
    }

    private List<PullRequestReview> reviews(GHPullRequest request) throws IOException {
        List<PullRequestReview> reviews = new ArrayList<>();
        for (GHPullRequestReview review :
                request.listReviews().withPageSize(PAGE).toList()) {
            GHUser author = review.getUser();
            if (author != null && review.getCommitId() != null) {
                review(request, review, author.getLogin()).ifPresent(reviews::add);
            }
        }
        return reviews;
    }

    private Optional<PullRequestReview> review(GHPullRequest request, GHPullRequestReview review, String author)
            throws IOException {
        String body = text(review.getBody());
        Optional<VerdictComment> own = isOwn(author) ? VerdictComment.parse(body) : Optional.empty();
        if (own.isPresent()) {
            return Optional.of(new PullRequestReview(
                    review.getCommitId(), ForgePullRequest.CZAR, own.get().answer(), at(review.getSubmittedAt())));
        }
        Optional<ReviewVerdict> verdict = verdict(review.getState());
        if (verdict.isEmpty() || !mayPush(request, author)) {
            return Optional.empty();
        }
        ReviewAnswer answer = new ReviewAnswer(verdict.get(), PlainText.upTo(LONGEST, body), List.of());
        return Optional.of(new PullRequestReview(review.getCommitId(), author, answer, at(review.getSubmittedAt())));
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

    /** Pull requests that ended, read once as long as nobody touches them. */
    static final class EndedPullRequestCache {
        private static final int MOST = 500;

        private final Map<String, ForgePullRequest> known = new ConcurrentHashMap<>();

        ForgePullRequest read(GHPullRequest request, GitHubPullRequestReader reader) throws IOException {
            String version = "%d %s %s"
                    .formatted(request.getNumber(), request.getUpdatedAt(), GitHubPullRequests.state(request));
            Optional<ForgePullRequest> before = Optional.ofNullable(known.get(version));
            if (before.isPresent()) {
                return before.get();
            }
            if (known.size() > MOST) {
                known.clear();
            }
            ForgePullRequest pull = reader.readAll(request);
            known.put(version, pull);
            return pull;
        }
    }
}
