package dev.czar.forecast;

import dev.czar.world.git.merge.CommitMerger;
import dev.czar.world.git.merge.CommitMerger.MergePair;
import dev.czar.world.git.merge.MergeResult;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Merges pairs of commits, each pair once as long as it is asked for. */
public final class MergeForecast {
    private final CommitMerger merger;
    private Map<MergePair, MergeResult> known = new HashMap<>();
    private Map<MergePair, MergeResult> used = new HashMap<>();
    private int mergeCount;

    MergeForecast(CommitMerger merger) {
        this.merger = merger;
    }

    /** The same pair whoever is named first. */
    public static MergePair pair(String left, String right) {
        return left.compareTo(right) < 0 ? new MergePair(left, right) : new MergePair(right, left);
    }

    /** Makes at once those of these merges that are not known. */
    public void prepare(List<MergePair> pairs) {
        List<MergePair> missing = pairs.stream().filter(this::isMissing).toList();
        if (!missing.isEmpty()) {
            known.putAll(merger.merge(missing));
            mergeCount += missing.size();
        }
    }

    public MergeResult of(MergePair pair) {
        MergeResult merge = used.get(pair);
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
    int mergeCount() {
        return mergeCount;
    }

    private boolean isMissing(MergePair pair) {
        MergeResult merge = known.get(pair);
        return merge == null || (merge instanceof MergeResult.Unknown unknown && !unknown.isPermanent());
    }
}
