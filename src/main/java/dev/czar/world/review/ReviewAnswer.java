package dev.czar.world.review;

import java.util.List;

/** A reviewer's verdict with its reasons; all text is plain. */
public record ReviewAnswer(ReviewVerdict verdict, String summary, List<ReviewComment> comments) {
    public ReviewAnswer {
        comments = List.copyOf(comments);
    }

    static ReviewAnswer error(String reason) {
        return new ReviewAnswer(ReviewVerdict.ERROR, reason, List.of());
    }
}
