package dev.czar.omnibus.search;

import dev.czar.omnibus.search.CulpritSearch.EvictionCause;

/** What a trial of a set of members showed. */
public sealed interface TrialResult<M> {
    /** Together they are good. */
    record Passed<M>() implements TrialResult<M> {}

    /** Together they fail, with the last lines of the log. */
    record Failed<M>(String log) implements TrialResult<M> {}

    /** One of them cannot be merged onto those before it, for a conflict or for its history. */
    record Unmergeable<M>(M member, EvictionCause cause, String log) implements TrialResult<M> {}
}
