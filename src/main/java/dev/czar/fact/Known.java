package dev.czar.fact;

import java.time.Duration;

/** A fact of a snapshot with its provenance: who stated it and how long ago. */
public record Known(Fact fact, String source, Duration seen) {}
