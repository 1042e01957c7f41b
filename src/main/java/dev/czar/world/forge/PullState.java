package dev.czar.world.forge;

/** The life of a pull request. */
public enum PullState {
    OPEN,
    LANDED,
    CLOSED
}
