package dev.czar.world.forge.hosted;

import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What was said of a pull request, each oldest first. */
public record ServerConversation(List<ServerComment> comments, List<ServerReview> reviews, List<ServerThread> threads) {

    public ServerConversation {
        comments = List.copyOf(comments);
        reviews = List.copyOf(reviews);
        threads = List.copyOf(threads);
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
