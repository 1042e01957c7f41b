package dev.czar.omnibus.plan;

import java.util.List;

/**
 * Members in the order in which they are merged, with what that order is expected to cost. {@code cycles} are rings whose
 * members need each other, each in full; {@code stranded} are their members and all who need one of those.
 */
public record Plan<M>(List<M> order, long cost, List<List<M>> cycles, List<M> stranded) {
    public Plan {
        order = List.copyOf(order);
        cycles = List.copyOf(cycles);
        stranded = List.copyOf(stranded);
    }
}
