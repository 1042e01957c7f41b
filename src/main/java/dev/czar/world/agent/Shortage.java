package dev.czar.world.agent;

/** What the screen says the agent has run short of. */
public enum Shortage {
    NONE,
    RATE_LIMITED,
    CONTEXT_LOW,
    AUTH_LOST
}
