package dev.czar.project;

import java.time.Instant;
import java.util.Optional;

/** What Czar notes about a task that waits, or waited: a word, since when, and whether it was told. */
public record DependencyNote(String status, Optional<Instant> waitingSince, boolean notified) {}
