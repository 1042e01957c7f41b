package dev.czar.sensor;

import dev.czar.world.git.Merge;
import dev.czar.world.git.MergePair;
import dev.czar.world.git.MergeTree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges pairs of commits, each pair once as long as it is asked for. */
final class Forecast {
    private final MergeTree merger;
    private Map<MergePair, Merge> known = new HashMap<>();
    private Map<MergePair, Merge> used = new HashMap<>();
    private int made;

    Forecast(MergeTree merger) {
        this.merger = merger;
    }

    /** The same pair whoever is named first. */
    static MergePair pair(String left, String right) {
        return left.compareTo(right) < 0 ? new MergePair(left, right) : new MergePair(right, left);
    }

    /** Makes at once those of these merges that are not known. */
    void prepare(List<MergePair> pairs) {
        List<MergePair> missing = pairs.stream().filter(this::isMissing).toList();
        if (!missing.isEmpty()) {
            known.putAll(merger.merge(missing));
            made += missing.size();
        }
    }

    Merge of(MergePair pair) {
        Merge merge = used.get(pair);
        if (merge == null) {
            prepare(List.of(pair));
            merge = known.get(pair);
            used.put(pair, merge);
        }
        return merge;
    }

    /** Drops the pairs nobody asked for since the last call. */
    void forgetUnused() {
        known = used;
        used = new HashMap<>();
    }

    /** How many merges were made in all. */
    int made() {
        return made;
    }

    private boolean isMissing(MergePair pair) {
        Merge merge = known.get(pair);
        return merge == null || (merge instanceof Merge.Unknown unknown && !unknown.lasting());
    }
}
