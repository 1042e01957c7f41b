package dev.czar.omnibus.search;

/** What a trial of a set of members showed. */
public sealed interface TrialResult<M> {
    /** Together they are good. */
    record Passed<M>() implements TrialResult<M> {}

    /** Together they fail, with the last lines of the log. */
    record Failed<M>(String log) implements TrialResult<M> {}

    /** One of them cannot be merged onto those before it. */
    record Unmergeable<M>(M member, String log) implements TrialResult<M> {}
}
