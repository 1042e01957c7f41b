package dev.czar.fact;

/** One reading of one thing; what cannot be read is unknown, never gone. */
public enum Sign {
    PRESENT,
    GONE,
    UNKNOWN
}
