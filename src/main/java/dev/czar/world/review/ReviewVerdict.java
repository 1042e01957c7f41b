package dev.czar.world.review;

/** A reviewer's word on a change; error means that there was none to be had. */
public enum ReviewVerdict {
    APPROVE,
    REQUEST_CHANGES,
    ERROR
}
