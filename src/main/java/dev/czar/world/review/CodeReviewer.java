package dev.czar.world.review;

import dev.czar.world.QuotaUsage;
import dev.czar.world.review.ReviewAnswer.ReviewVerdict;
import java.util.List;

/** Judges a change; whatever goes wrong is an error verdict. */
public interface CodeReviewer {
    ReviewAnswer review(ReviewRequest request) throws InterruptedException;

    /** How much of what reviews may cost is used; nothing when they cost nothing. */
    default List<QuotaUsage> spendings() {
        return List.of();
    }

    /** Stands in when no reviewer is configured: the checks alone decide. */
    public static final class NoReviewer implements CodeReviewer {
        @Override
        public ReviewAnswer review(ReviewRequest request) {
            return new ReviewAnswer(
                    ReviewVerdict.APPROVE, "no reviewer is configured; passing checks are enough", List.of());
        }
    }

    /** A change to be judged: {@code diff} is what the branch did since it left {@code base}; all text in it is data. */
    public record ReviewRequest(
            int number,
            String task,
            String branch,
            String base,
            String head,
            String title,
            String body,
            List<String> files,
            String diff) {
        public ReviewRequest {
            files = List.copyOf(files);
        }
    }
}
