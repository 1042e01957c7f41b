package dev.czar.decision;

/** How an action ended; lapsed means that its reason was gone when its turn came. */
public enum OutcomeStatus {
    DONE,
    FAILED,
    SKIPPED,
    VETOED,
    LAPSED
}
