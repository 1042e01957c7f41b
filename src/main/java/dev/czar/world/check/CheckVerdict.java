package dev.czar.world.check;

/** What the checks say of a commit; error means that one could not be run. */
public enum CheckVerdict {
    PASSED,
    FAILED,
    ERROR
}
