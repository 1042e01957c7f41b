package dev.czar.fact;

/** How far the integration branch has come. */
public enum OmnibusState {
    TESTED,
    LANDED
}
