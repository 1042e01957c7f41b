package dev.czar.fact;

/** The steps of speaking to a silent worker. */
public enum NudgeLevel {
    ASK_STATUS,
    NUDGE,
    OFFER_HELP
}
