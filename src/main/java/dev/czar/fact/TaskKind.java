package dev.czar.fact;

/** Primary tasks must land; bonus tasks fill idle time. */
public enum TaskKind {
    PRIMARY,
    BONUS
}
