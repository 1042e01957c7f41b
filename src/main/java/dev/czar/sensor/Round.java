package dev.czar.sensor;

import dev.czar.world.git.Merge;
import dev.czar.world.git.MergePair;
import java.util.ArrayList;
import java.util.List;

/** One look at all branches: the tip, what is not in it and what is. */
record Round(String tip, List<Contender> contenders, List<TaskBranch> integrated) {

    /** Each with each and each with the tip. */
    List<MergePair> pairs() {
        List<MergePair> pairs = new ArrayList<>();
        for (int first = 0; first < contenders.size(); first++) {
            pairs.add(Forecast.pair(tip, contenders.get(first).commit()));
            for (Contender second : contenders.subList(first + 1, contenders.size())) {
                pairs.add(Forecast.pair(contenders.get(first).commit(), second.commit()));
            }
        }
        return pairs;
    }

    static char cell(Merge merge) {
        if (merge instanceof Merge.Clean) {
            return '.';
        }
        return merge instanceof Merge.Conflicting ? 'x' : '?';
    }
}
