package dev.czar.decision;

/** Why an action that was proposed is not done now. */
public sealed interface Refusal permits Vetoed, Deferred {
    Action action();
}
