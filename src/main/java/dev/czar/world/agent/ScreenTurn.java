package dev.czar.world.agent;

/** Whose move the screen shows it to be; unknown is a legal reading. */
public enum ScreenTurn {
    ACTIVE,
    IDLE,
    BLOCKED,
    UNKNOWN
}
