package dev.czar.world.forge;

import dev.czar.world.review.ReviewAnswer;
import java.time.Instant;

/** A review, who gave it, and the commit it was given for. */
public record PullReview(String head, String author, ReviewAnswer answer, Instant at) {
    public PullReview {
        author = author == null ? Pull.CZAR : author;
    }

    boolean isOwn() {
        return author.equals(Pull.CZAR);
    }
}
