package dev.czar.decision;

/** A rule's word that an action must not be done now. */
public record Vetoed(Action action) implements Refusal {}
