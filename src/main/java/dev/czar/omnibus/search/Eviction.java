package dev.czar.omnibus.search;

import java.util.List;

/**
 * A member that cannot go in, and why. {@code with} are those it fails together with, or the evicted one it needs;
 * {@code tried} is the set that showed it, in order.
 */
public record Eviction<M>(M member, Cause cause, List<M> with, List<M> tried, String log) {
    public Eviction {
        with = List.copyOf(with);
        tried = List.copyOf(tried);
    }
}
