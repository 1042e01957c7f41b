package dev.czar.omnibus.search;

import java.util.List;

/** Tries sets of members, those of one call at the same time. */
@FunctionalInterface
public interface Trial<M> {

    /** A verdict per set, in their order; a set tried before is tried again, for evidence. */
    List<Verdict<M>> of(List<List<M>> sets) throws Unbuildable, InterruptedException;
}
