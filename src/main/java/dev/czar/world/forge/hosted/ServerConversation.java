package dev.czar.world.forge.hosted;

import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was said of a pull request, each oldest first; {@code teams} are those that a reviewer speaks for, by login. */
public record ServerConversation(
        List<ServerComment> comments,
        List<ServerReview> reviews,
        List<ServerThread> threads,
        Map<String, Set<String>> teams) {

    public ServerConversation {
        teams = Map.copyOf(teams);
        comments = List.copyOf(comments);
        reviews = List.copyOf(reviews);
        threads = List.copyOf(threads);
    }

    /** One in which each speaks for nobody else. */
    public ServerConversation(List<ServerComment> comments, List<ServerReview> reviews, List<ServerThread> threads) {
        this(comments, reviews, threads, Map.of());
    }

    /** The same with whom reviewers speak for. */
    public ServerConversation of(Map<String, Set<String>> represented) {
        return new ServerConversation(comments, reviews, threads, represented);
    }

    /** A comment on the whole. */
    public record ServerComment(String id, ServerAccount author, String text, Instant at) {}

    /** A review; without a verdict it is a remark, and {@code dismissed} ends what its reviewer said before. */
    public record ServerReview(
            String id,
            ServerAccount author,
            Optional<ReviewVerdict> verdict,
            boolean dismissed,
            String head,
            String text,
            Instant at) {}

    /** Comments at one place; {@code review} is the id of the review it began with, {@code head} the commit it is about, or "". */
    public record ServerThread(
            String id,
            String review,
            String file,
            int line,
            boolean resolved,
            String head,
            List<ServerComment> comments) {

        public ServerThread {
            comments = List.copyOf(comments);
        }
    }
}
