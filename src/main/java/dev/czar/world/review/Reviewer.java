package dev.czar.world.review;

/** Judges a change; whatever goes wrong is an error verdict. */
public interface Reviewer {
    ReviewAnswer review(ReviewRequest request) throws InterruptedException;
}
