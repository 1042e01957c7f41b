package dev.czar.loop.wire;

import dev.czar.decision.Outcome;

/** An outcome on its way back to the loop. */
public record Reply(String project, Outcome outcome) {}
