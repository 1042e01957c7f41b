package dev.czar.omnibus.search;

/** Why a member cannot go in. */
public enum Cause {
    /** It cannot be merged onto those before it. */
    CONFLICT,
    /** It fails by itself. */
    ALONE,
    /** It fails only together with others that are in. */
    TOGETHER,
    /** It needs one that is out. */
    REQUIREMENT
}
