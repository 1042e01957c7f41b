package dev.czar.fact;

/** Why a head could not go into the omnibus. */
public enum EvictionReason {
    CONFLICT,
    CHECKS,
    REQUIREMENT
}
