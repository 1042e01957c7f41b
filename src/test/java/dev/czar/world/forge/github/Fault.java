package dev.czar.world.forge.github;

/** What may go wrong with one request to a forge. */
public enum Fault {
    NONE,
    /** 429 with Retry-After. */
    TOO_MANY,
    /** 403 of the secondary limit. */
    SECONDARY,
    /** 502. */
    BROKEN,
    /** No answer, ever. */
    SILENT,
    /** The connection ends before anything was done. */
    DROPPED,
    /** It was done, and the connection ends without an answer. */
    LOST,
    /** A list as it was when it was last asked for. */
    STALE
}
