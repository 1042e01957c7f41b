package dev.czar.sensor;

import dev.czar.world.git.Merge;
import dev.czar.world.git.MergeTree;
import java.util.HashMap;
import java.util.Map;

/** Merges pairs of heads, each pair once as long as it is asked for. */
final class Forecast {
    private final MergeTree merger;
    private Map<String, Merge> known = new HashMap<>();
    private Map<String, Merge> used = new HashMap<>();

    Forecast(MergeTree merger) {
        this.merger = merger;
    }

    Merge merge(String left, String right) {
        String pair = left.compareTo(right) < 0 ? left + right : right + left;
        Merge merge = known.get(pair);
        if (merge == null || merge instanceof Merge.Unknown) {
            merge = merger.merge(left, right);
        }
        used.put(pair, merge);
        return merge;
    }

    /** Drops the pairs nobody asked for since the last call. */
    void forgetUnused() {
        known = used;
        used = new HashMap<>();
    }
}
