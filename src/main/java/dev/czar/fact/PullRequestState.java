package dev.czar.fact;

/** The life of a pull request. */
public enum PullRequestState {
    OPEN,
    LANDED,
    CLOSED
}
