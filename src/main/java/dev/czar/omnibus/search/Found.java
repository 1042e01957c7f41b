package dev.czar.omnibus.search;

import java.util.List;

/** The members that were seen to pass together, those that cannot go in, and what it took to find out. */
public record Found<M>(List<M> in, List<Eviction<M>> out, int rounds, int runs) {
    public Found {
        in = List.copyOf(in);
        out = List.copyOf(out);
    }
}
