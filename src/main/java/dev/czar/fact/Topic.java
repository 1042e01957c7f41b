package dev.czar.fact;

/** What a notice to a worker is about. */
public enum Topic {
    DUPLICATE,
    CLEARED,
    CONFLICT,
    MOVED,
    YIELD
}
