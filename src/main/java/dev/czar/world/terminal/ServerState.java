package dev.czar.world.terminal;

/** What is known of the terminal server; unreachable says nothing about the sessions it may hold. */
public enum ServerState {
    RUNNING,
    ABSENT,
    UNREACHABLE
}
