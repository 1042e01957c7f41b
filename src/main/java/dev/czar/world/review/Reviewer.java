package dev.czar.world.review;

import dev.czar.world.Spending;
import java.util.List;

/** Judges a change; whatever goes wrong is an error verdict. */
public interface Reviewer {
    ReviewAnswer review(ReviewRequest request) throws InterruptedException;

    /** How much of what reviews may cost is used; nothing when they cost nothing. */
    default List<Spending> spendings() {
        return List.of();
    }
}
