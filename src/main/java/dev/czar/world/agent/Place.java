package dev.czar.world.agent;

/** Where a text is on the screen: not yet submitted in the composer, or above it among what was said. */
public enum Place {
    ABSENT,
    COMPOSER,
    TRANSCRIPT
}
