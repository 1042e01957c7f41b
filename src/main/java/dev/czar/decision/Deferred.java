package dev.czar.decision;

/** A rule's word that a message waits until another one to the same worker is through; concluded after all vetoes. */
public record Deferred(Message action) implements Refusal {}
