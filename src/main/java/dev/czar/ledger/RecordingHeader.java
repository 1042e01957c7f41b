package dev.czar.ledger;

import java.time.Instant;

/** What a recording is of: a project, by which version of Czar, from when (inclusive) to when (exclusive). */
public record RecordingHeader(String project, String version, Instant from, Instant to) {}
