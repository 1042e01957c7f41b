package dev.czar.fact;

/** Whose move it is: the agent works, waits for input, or shows a dialog. */
public enum Turn {
    ACTIVE,
    IDLE,
    BLOCKED,
    UNKNOWN
}
