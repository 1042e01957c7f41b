package dev.czar.ledger;

import java.time.Instant;

/** Something that happened to a decision: {@code event} is DECIDED or the status of its outcome. */
public record TimelineEntry(
        Instant at, String event, long decision, String kind, String worker, String task, String text) {}
