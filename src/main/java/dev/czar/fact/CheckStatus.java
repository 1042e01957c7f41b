package dev.czar.fact;

/** What a check said; error means it could not be run. */
public enum CheckStatus {
    PASSED,
    FAILED,
    ERROR
}
