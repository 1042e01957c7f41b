package dev.czar.world.forge;

import dev.czar.world.review.ReviewAnswer;
import java.time.Instant;

/** A review and the commit it was given for. */
public record PullReview(String head, ReviewAnswer answer, Instant at) {}
