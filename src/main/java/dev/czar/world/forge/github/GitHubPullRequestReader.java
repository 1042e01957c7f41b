package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.PlainText;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.ForgePullRequest;
import dev.czar.world.forge.ForgePullRequest.PullRequestEvent;
import dev.czar.world.forge.ForgePullRequest.PullRequestReview;
import dev.czar.world.forge.VerdictComment;
import dev.czar.world.review.ReviewAnswer;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads a pull request of GitHub with its history. What Czar wrote itself is known by account and mark. */
final class GitHubPullRequestReader {
    private final GitHubApi api;
    private final GitHubAccounts accounts;

    GitHubPullRequestReader(GitHubApi api, GitHubAccounts accounts) {
        this.api = api;
        this.accounts = accounts;
    }

    GitHubAccounts accounts() {
        return accounts;
    }

    ForgePullRequest read(GitHubPullRequest request) {
        return read(
                request,
                api.list("/pulls/" + request.number() + "/reviews", ""),
                api.list("/issues/" + request.number() + "/comments", ""));
    }

    ForgePullRequest read(GitHubPullRequest request, List<JsonNode> reviewJson, List<JsonNode> comments) {
        List<PullRequestReview> reviews = reviews(reviewJson);
        List<PullRequestEvent> history = new ArrayList<>();
        comments.forEach(comment -> history.add(commented(comment)));
        reviews.forEach(review -> history.add(new PullRequestEvent(
                review.at(),
                "reviewed",
                review.author(),
                review.answer().verdict().name())));
        if (request.json().hasNonNull("closed_at")) {
            history.add(new PullRequestEvent(
                    request.at("closed_at"), "state", "", request.state().name()));
        }
        history.sort(Comparator.comparing(PullRequestEvent::at));
        history.add(0, opened(request));
        return new ForgePullRequest(request.number(), request.draft(), request.state(), reviews, history);
    }

    static PullRequestEvent opened(GitHubPullRequest request) {
        return new PullRequestEvent(
                request.at("created_at"),
                "opened",
                "",
                request.json().path("html_url").asText(""));
    }

    private PullRequestEvent commented(JsonNode comment) {
        String body = GitHubPullRequest.text(comment.path("body"));
        boolean own = accounts.isOwnComment(comment);
        return new PullRequestEvent(
                GitHubPullRequest.at(comment, "created_at"),
                "commented",
                own ? ForgePullRequest.CZAR : GitHubAccounts.login(comment),
                own ? CommentText.unmarked(body) : PlainText.upTo(CommentText.LONGEST, body));
    }

    private List<PullRequestReview> reviews(List<JsonNode> json) {
        List<PullRequestReview> reviews = new ArrayList<>();
        for (JsonNode review : json) {
            if (review.hasNonNull("commit_id") && review.hasNonNull("submitted_at")) {
                review(review).ifPresent(reviews::add);
            }
        }
        return reviews;
    }

    private Optional<PullRequestReview> review(JsonNode review) {
        String head = review.path("commit_id").asText();
        String body = GitHubPullRequest.text(review.path("body"));
        Optional<VerdictComment> own = accounts.isOwn(review) ? VerdictComment.parse(body) : Optional.empty();
        if (own.isPresent()) {
            return Optional.of(new PullRequestReview(
                    head, ForgePullRequest.CZAR, own.get().answer(), GitHubPullRequest.at(review, "submitted_at")));
        }
        return verdict(review.path("state").asText(""))
                .map(verdict -> new PullRequestReview(
                        head,
                        GitHubAccounts.login(review),
                        new ReviewAnswer(verdict, PlainText.upTo(CommentText.LONGEST, body), List.of()),
                        GitHubPullRequest.at(review, "submitted_at")));
    }

    static Optional<ReviewVerdict> verdict(String state) {
        return switch (state) {
            case "APPROVED" -> Optional.of(ReviewVerdict.APPROVE);
            case "CHANGES_REQUESTED" -> Optional.of(ReviewVerdict.REQUEST_CHANGES);
            default -> Optional.empty();
        };
    }
}
