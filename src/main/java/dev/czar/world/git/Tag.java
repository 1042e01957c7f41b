package dev.czar.world.git;

/** An annotated tag: the commit it keeps, and what it says of it. */
public record Tag(String commit, String message) {}
