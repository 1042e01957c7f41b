package dev.czar.fact;

/** What lands at a time: all of a project's work, or each part as soon as it is ready. */
public enum Landing {
    WHOLE,
    EACH
}
