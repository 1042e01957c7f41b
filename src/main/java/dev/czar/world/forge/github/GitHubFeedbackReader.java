package dev.czar.world.forge.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.czar.world.PlainText;
import dev.czar.world.forge.CommentText;
import dev.czar.world.forge.ForgeFeedback.CommentCommand;
import dev.czar.world.forge.ForgeFeedback.InlineThread;
import dev.czar.world.forge.ForgeFeedback.ReviewOpinion;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What people and bots say of a pull request: of each reviewer the latest verdict, which a remark does not replace and a
 * dismissal ends; the threads of inline comments; and comments that are commands.
 */
final class GitHubFeedbackReader {
    private final GitHubAccounts accounts;

    GitHubFeedbackReader(GitHubAccounts accounts) {
        this.accounts = accounts;
    }

    List<ReviewOpinion> opinions(List<JsonNode> reviews, List<JsonNode> inline) {
        Map<String, Optional<ReviewOpinion>> standing = new LinkedHashMap<>();
        for (JsonNode review : reviews) {
            String state = review.path("state").asText("");
            Optional<ReviewVerdict> verdict = GitHubPullRequestReader.verdict(state);
            if (verdict.isPresent() || state.equals("DISMISSED")) {
                standing.put(GitHubAccounts.login(review), verdict.map(given -> opinion(review, given, inline)));
            }
        }
        return standing.values().stream().flatMap(Optional::stream).toList();
    }

    private ReviewOpinion opinion(JsonNode review, ReviewVerdict verdict, List<JsonNode> inline) {
        String places = inline.stream()
                .filter(comment -> comment.path("pull_request_review_id").equals(review.path("id")))
                .map(comment -> "\n%s:%d: %s".formatted(file(comment), line(comment), body(comment)))
                .collect(Collectors.joining());
        return new ReviewOpinion(
                review.path("id").asText(),
                accounts.author(review),
                verdict,
                review.path("commit_id").asText(""),
                PlainText.upTo(CommentText.LONGEST, (body(review) + places).strip()),
                GitHubPullRequest.at(review, "submitted_at"));
    }

    /** The threads that inline comments are in; {@code resolved} holds the ids of the first comments that resolved ones still have. */
    List<InlineThread> threads(List<JsonNode> inline, Set<String> resolved) {
        Map<String, List<JsonNode>> threads = new LinkedHashMap<>();
        for (JsonNode comment : inline) {
            String first = comment.hasNonNull("in_reply_to_id")
                    ? comment.path("in_reply_to_id").asText()
                    : comment.path("id").asText();
            threads.computeIfAbsent(first, any -> new ArrayList<>()).add(comment);
        }
        List<InlineThread> read = new ArrayList<>();
        threads.forEach((first, comments) -> read.add(thread(
                first,
                comments,
                comments.stream()
                        .anyMatch(
                                comment -> resolved.contains(comment.path("id").asText())))));
        return read;
    }

    private InlineThread thread(String id, List<JsonNode> comments, boolean resolved) {
        JsonNode first = comments.get(0);
        String text = comments.stream()
                .filter(comment -> !accounts.isOwnComment(comment))
                .map(comment -> GitHubAccounts.login(comment) + ": " + body(comment))
                .collect(Collectors.joining("\n"));
        return new InlineThread(
                id,
                first.path("pull_request_review_id").asText(""),
                file(first),
                line(first),
                accounts.author(first),
                PlainText.upTo(CommentText.LONGEST, text),
                resolved,
                first.path("original_commit_id").asText(""),
                GitHubPullRequest.at(first, "created_at"));
    }

    /** What people order in comments and in the text of reviews they sent, the oldest first; what Czar wrote itself orders nothing. */
    List<CommentCommand> commands(List<JsonNode> comments, List<JsonNode> reviews) {
        return Stream.concat(
                        comments.stream().flatMap(comment -> command(comment, "", "created_at")),
                        reviews.stream()
                                .filter(review -> review.hasNonNull("submitted_at"))
                                .flatMap(review -> command(review, "review-", "submitted_at")))
                .sorted(Comparator.comparing(CommentCommand::at))
                .toList();
    }

    private Stream<CommentCommand> command(JsonNode said, String kind, String time) {
        return CommentText.command(body(said)).stream()
                .map(written -> new CommentCommand(
                        kind + said.path("id").asText(),
                        accounts.author(said),
                        written.verb(),
                        written.argument(),
                        GitHubPullRequest.at(said, time)));
    }

    private static String body(JsonNode written) {
        return GitHubPullRequest.text(written.path("body"));
    }

    private static String file(JsonNode comment) {
        return PlainText.upTo(500, comment.path("path").asText("")).replace('\n', ' ');
    }

    /** Where it is now, or where it was when the line is gone; 0 for the whole file. */
    private static int line(JsonNode comment) {
        return comment.path("line").asInt(comment.path("original_line").asInt(0));
    }
}
