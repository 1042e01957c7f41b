package dev.czar.fact;

/** What an agent may run short of. */
public enum Resource {
    AVAILABLE,
    RATE_LIMITED,
    CONTEXT_LOW,
    AUTH_LOST
}
