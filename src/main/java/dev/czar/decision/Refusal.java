package dev.czar.decision;

/** Why an action that was proposed is not done now. */
public sealed interface Refusal {
    Action action();

    /** A rule's word that a message waits until another one to the same worker is through; concluded after all vetoes. */
    public record Deferred(Message action) implements Refusal {}

    /** A rule's word that an action must not be done now. */
    public record Vetoed(Action action) implements Refusal {}
}
