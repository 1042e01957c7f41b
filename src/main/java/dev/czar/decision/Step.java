package dev.czar.decision;

import java.time.Instant;

/** One step of carrying out a decision, remembered before or after it is taken, with its evidence in {@code detail}. */
public record Step(String decision, String name, String detail, Instant at) {}
