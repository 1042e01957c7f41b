package dev.czar.fact;

/** A reviewer's verdict; error means it gave none. */
public enum Verdict {
    APPROVE,
    REQUEST_CHANGES,
    ERROR
}
