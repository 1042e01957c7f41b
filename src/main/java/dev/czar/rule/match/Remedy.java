package dev.czar.rule.match;

import java.util.Optional;

/**
 * A single change that makes a silent rule fire, as far as was tried; {@code untried} of those that what is nearest
 * suggests were not.
 */
public record Remedy(Optional<Change> change, Proof proof, int tried, int untried) {

    /** What the trials show. */
    public enum Proof {
        /** The change makes the rule fire, and there is no smaller one that does. */
        SMALLEST,
        /** The change makes the rule fire, and none of those tried that are smaller; there may be others. */
        WORKS,
        /** None that was tried makes it fire. */
        NONE_WORKS,
        /** Cannot tell: nothing suggests a single change. */
        UNTOLD,
        /** The rule is not silent. */
        UNNEEDED
    }

    static final Remedy UNNEEDED = new Remedy(Optional.empty(), Proof.UNNEEDED, 0, 0);
}
