package dev.czar.ledger;

import java.time.Instant;

/**
 * Something that happened. To a decision: {@code event} is DECIDED or the status of its outcome and {@code kind} that of its
 * action. In the world: {@code kind} says what, such as COMMIT or REVIEW, and {@code event} how it turned out, such as
 * APPROVE. {@code worker} is "" for what concerns the whole project; {@code decision} and {@code pull} are 0 and {@code
 * task} and {@code commit} "" where there is none. The same {@code id} is the same thing.
 */
public record TimelineEntry(
        String id,
        Instant at,
        String event,
        String kind,
        String worker,
        String task,
        String text,
        long decision,
        int pull,
        String commit) {}
