package dev.czar.world.forge;

import java.time.Instant;

/** Something that happened to a pull request. */
public record PullEvent(Instant at, String what, String text) {}
